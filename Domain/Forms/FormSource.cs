using NodaTime;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Forms;

/// <summary>One form service that may post to <c>/api/webhooks/forms/{name}</c>: how it signs, and where each field is in what it sends.</summary>
/// <param name="Secrets">Any of them is accepted, so that a secret can be rotated without losing a submission.</param>
/// <param name="Fields">Where each of <see cref="FormFields"/> is looked for.</param>
/// <param name="Only">What a payload must say to be taken for a submission, such as the event's type.</param>
/// <param name="Values">Per field, the form's wording and what it means to us. Compared without case.</param>
/// <param name="DefaultSeverity">When the form says nothing; null refuses such a form.</param>
/// <param name="AccountId">The account that everything from this form belongs to; null finds it by the contact.</param>
public sealed record FormSource(
    string Name,
    SignatureScheme Signature,
    IReadOnlyList<string> Secrets,
    IReadOnlyDictionary<string, FieldPath> Fields,
    IReadOnlyList<FormCondition> Only,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values,
    Severity? DefaultSeverity,
    string? AccountId)
{
    public FormMakes Makes { get; init; }
}

/// <summary>What becomes of a submission.</summary>
public enum FormMakes
{
    Ticket,
    IemRequest,
}

public sealed record FormCondition(FieldPath Path, string Value);

public enum SignatureAlgorithm
{
    HmacSha256,
    HmacSha512,

    /// <summary>No signature: the secret itself comes in a header or in the query. For services that sign nothing.</summary>
    Token,
}

public enum SignatureEncoding
{
    Hex,
    Base64,
}

/// <summary>How a form service proves who it is.</summary>
/// <param name="Header">Lower case. Null only for a token in the query.</param>
/// <param name="Query">Where a token is looked for when it does not come in a header.</param>
/// <param name="Prefix">What stands before the signature in its header, such as <c>sha256=</c>.</param>
/// <param name="SignatureKey">For a header that is a list (<c>t=1,v1=ab</c>): the name of the signature in it.</param>
/// <param name="TimestampKey">For a header that is a list: the name of the timestamp in it.</param>
/// <param name="TimestampHeader">Lower case; where the timestamp has a header of its own.</param>
/// <param name="Signed">What is signed, with <c>{body}</c> and <c>{timestamp}</c>.</param>
/// <param name="Tolerance">How far the timestamp may be off, either way.</param>
public sealed record SignatureScheme(
    SignatureAlgorithm Algorithm,
    string? Header,
    string? Query,
    string Prefix,
    SignatureEncoding Encoding,
    string? SignatureKey,
    string? TimestampKey,
    string? TimestampHeader,
    string Signed,
    Duration Tolerance)
{
    public bool HasTimestamp => TimestampKey is not null || TimestampHeader is not null;
}
