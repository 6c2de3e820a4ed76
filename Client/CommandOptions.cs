namespace SupportFlows.Client;

/// <summary>Terms on which a command is carried out.</summary>
public sealed record CommandOptions
{
    /// <summary>The <see cref="Answer.ETag"/> of the copy that the caller has in mind: if it has changed since, nothing is done (status 412). Null: whatever is there is changed.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Names this request: under the same name it is carried out once, however often it is sent, also by a program that was restarted. At most 180 characters. Null: the client makes one.</summary>
    public string? IdempotencyKey { get; init; }
}
