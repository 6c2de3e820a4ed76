using System.Runtime.CompilerServices;

namespace SupportFlows.Guard.Layout;

/// <summary>The checkout this test was compiled from.</summary>
static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>Source files, as paths relative to the root with forward slashes; nothing that a build made.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or ".git" or "node_modules" or ".data"))
        .Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
