namespace SupportFlows.Orchestrations.Storage;

/// <summary>
/// Contents of files, each written once under a name and never changed (DESIGN section 3). A name is one to four parts of a-z, 0-9 and -, with / between them, 200 characters at most,
/// and never the beginning of another's path. It is made by us, and nothing that somebody else wrote is in it.
/// </summary>
public interface IContentStore
{
    /// <summary>
    /// Keeps a content under a name, durable when it returns; where there is one already, that stays. Read piece by piece, never held whole. When the content cannot be
    /// read to its end nothing is kept, and what the reading threw is thrown.
    /// </summary>
    /// <exception cref="ContentStoreUnavailableException">Nothing can be kept at present. A store across a network may have it all the same.</exception>
    Task WriteAsync(string name, Stream content, CancellationToken cancellation = default);

    /// <summary>For reading from its start to its end; null: there is none.</summary>
    /// <exception cref="ContentStoreUnavailableException">It cannot be read at present.</exception>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default);

    /// <summary>Of none is fine.</summary>
    /// <exception cref="ContentStoreUnavailableException">It may still be there.</exception>
    Task DeleteAsync(string name, CancellationToken cancellation = default);
}

/// <summary>The store of contents cannot write or read: the same again later may go through.</summary>
public sealed class ContentStoreUnavailableException(string message, Exception inner) : IOException(message, inner);
