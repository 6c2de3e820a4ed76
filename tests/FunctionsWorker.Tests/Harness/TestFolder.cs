namespace SupportFlows.FunctionsWorker.Tests.Harness;

/// <summary>A folder that an app starts in, and may be started in again. It goes with the test.</summary>
sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("functions-worker-").FullName;

    public string Data => System.IO.Path.Combine(Path, ".data");

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
