namespace SupportFlows.Stories.Harness;

sealed class TempDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("app-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
