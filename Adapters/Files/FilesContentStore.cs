using System.Security.Cryptography;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Files;

/// <summary>
/// Contents as files of one folder. A file appears whole, under its name, or not at all: it is written and flushed under another first. The entry of its folder is durable with the row that
/// names it, whose flush comes after on the same disk.
/// </summary>
/// <param name="directory">Of nothing else; made when it is first written to.</param>
public sealed class FilesContentStore(string directory) : IContentStore
{
    const int Piece = 80 * 1024;

    /// <summary>No name of a content holds a dot.</summary>
    const string Unfinished = ".new";

    public async Task WriteAsync(string name, Stream content, CancellationToken cancellation = default)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            return;
        }

        var unfinished = $"{path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}{Unfinished}";
        try
        {
            await CopyAsync(content, unfinished, cancellation);
            Guard(path, () => Finish(unfinished, path));
        }
        finally
        {
            Guard(path, () => File.Delete(unfinished));
        }
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default)
    {
        var path = PathOf(name);
        return Task.FromResult(Guard<Stream?>(path, () =>
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Piece, FileOptions.Asynchronous | FileOptions.SequentialScan);
            }
            catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
        }));
    }

    /// <summary>And what was left of it by a process that died while it wrote.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellation = default)
    {
        var path = PathOf(name);
        Guard(path, () =>
        {
            if (new FileInfo(path) is { Directory: { Exists: true } folder } file)
            {
                file.Delete();
                foreach (var left in folder.EnumerateFiles($"{file.Name}.*{Unfinished}"))
                {
                    left.Delete();
                }
            }
        });
        return Task.CompletedTask;
    }

    static async Task CopyAsync(Stream content, string path, CancellationToken cancellation)
    {
        await using var file = Guard(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        });
        var buffer = new byte[Piece];

        // What fails while it is read is no fault of the disk's.
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            try
            {
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            catch (Exception fault) when (IsOfTheDisk(fault))
            {
                throw Unavailable(path, fault);
            }
        }

        Guard(path, () => file.Flush(flushToDisk: true));
    }

    static void Finish(string unfinished, string path)
    {
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was first, with the same.
        }
    }

    string PathOf(string name)
    {
        ContentNames.Check(name);
        return Path.Combine([directory, .. name.Split('/')]);
    }

    static void Guard(string path, Action act) => Guard(path, () =>
    {
        act();
        return true;
    });

    static T Guard<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (IsOfTheDisk(fault))
        {
            throw Unavailable(path, fault);
        }
    }

    static bool IsOfTheDisk(Exception fault) => fault is IOException or UnauthorizedAccessException;

    static ContentStoreUnavailableException Unavailable(string path, Exception fault) =>
        new($"The file {path} cannot be written or read: {fault.Message} See whether its disk is full, and whether the app's user may write there.", fault);
}
