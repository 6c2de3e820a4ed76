namespace SupportFlows.Adapters.Tests;

sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("supportflows-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
