namespace SupportFlows.Orchestrations.Attachments;

/// <summary>A file as somebody sends it: nothing of it has been checked.</summary>
/// <param name="Length">Bytes, as its sender says; null: he does not.</param>
/// <param name="Content">Read once.</param>
public sealed record SentFile(string? Name, string? MediaType, string? Visibility, long? Length, Stream Content);
