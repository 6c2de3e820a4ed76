namespace SupportFlows.Client;

/// <summary>A file of a ticket; what is in it is read by <see cref="TicketsApi.ReadAttachmentAsync"/>.</summary>
public sealed record Attachment : Answer
{
    /// <summary>Of the file, within its ticket.</summary>
    public required string Id { get; init; }

    /// <summary>Without a folder.</summary>
    public required string FileName { get; init; }

    /// <summary>As its sender called it.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Of what is in it: 64 hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="Visibilities"/>.</summary>
    public required string Visibility { get; init; }

    /// <summary>Whether something has looked for harm in it.</summary>
    public bool Scanned { get; init; }
}

/// <summary>Who may see a file.</summary>
public static class Visibilities
{
    /// <summary>The customer and the staff.</summary>
    public const string Public = "public";

    /// <summary>The staff.</summary>
    public const string Internal = "internal";
}
