using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Errors;

/// <summary>Why something was refused, or failed (RFC 9457).</summary>
/// <param name="Title">In one sentence.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Errors">Each faulty field; null or empty where no field is to blame.</param>
/// <param name="TraceId">Finds it in our log; only where something failed.</param>
sealed record Problem(
    string Title,
    int Status,
    IReadOnlyList<FieldError>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null)
{
    public static Problem From(RefusalException refusal) => new(refusal.Title, StatusOf(refusal.Kind), refusal.Errors);

    public IResult ToResult() => Results.Json(this, Json.Options, "application/problem+json", Status);

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No status is set for this kind of refusal."),
    };
}
