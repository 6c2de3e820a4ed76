using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Access;

public sealed class KeyEndpoints(ApiKeys keys, KeyList list)
{
    static readonly Duration StandardOverlap = Duration.FromDays(1);

    /// <param name="ReadOnly">It changes nothing: whatever is no GET is refused.</param>
    public sealed record NewKey(Role? Role, string? Name, string? AccountId, string? PersonId, Instant? ExpiresAt, bool? ReadOnly);

    /// <param name="Overlap">How long the old secret is good besides the new one: at most seven days; left out, one.</param>
    public sealed record Rotation(Duration? Overlap);

    /// <summary>Lists the keys that there are and were, without their secrets, and when each was last used.</summary>
    [Function("ListKeys"), Allow(Role.Operator)]
    [Answers<ListView<KeyView>>, Paged(KeyList.DefaultSize, KeyList.MostAtOnce)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/keys")] HttpRequest request, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var take = request.PageSize(KeyList.DefaultSize, KeyList.MostAtOnce, faults);
        faults.Throw("The list cannot be given.");
        var (items, next) = await list.ListAsync(take, request.Continuation(), cancellation);
        return Results.Json(new ListView<KeyView>(items, next), Json.Options);
    }

    /// <summary>Makes an API key. The answer holds the secret, this once.</summary>
    [Function("CreateKey"), Allow(Role.Operator), Audited("key-made")]
    [Takes<NewKey>("role", "name"), Answers<CreatedKey>(201)]
    public async Task<IResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/keys")] HttpRequest request, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<NewKey>(cancellation);
        var role = asked.Role ?? throw new RefusalException(
            RefusalKind.Invalid, "The key cannot be made.", new FieldError("role", $"Expected {JsonWords.For(typeof(Role))}."));
        var key = await keys.CreateAsync(new ApiKeySpec(role, asked.Name ?? "", asked.AccountId, asked.PersonId, asked.ExpiresAt, asked.ReadOnly ?? false), cancellation);
        request.Audits(key.Id, $"{role.ToString().ToLowerInvariant()} {asked.AccountId ?? asked.PersonId}: {asked.Name}");
        return Results.Json(key, Json.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Gives an API key's user a new secret, under an id of its own; the old one is good for a while. The answer holds the new secret, this once.</summary>
    [Function("RotateKey"), Allow(Role.Operator), Audited("key-rotated")]
    [Takes<Rotation>(Optional = true), Answers<CreatedKey>(201), Refuses(404)]
    [Refuses(409, "The key has ended, or has been rotated.")]
    public async Task<IResult> Rotate([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/keys/{id}/rotate")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var asked = await request.ReadOptionalJsonAsync<Rotation>(cancellation);
        var key = await keys.RotateAsync(id, asked?.Overlap ?? StandardOverlap, cancellation);
        request.Audits(id, $"to {key.Id}");
        return Results.Json(key, Json.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Revokes an API key.</summary>
    [Function("RevokeKey"), Allow(Role.Operator), Audited("key-revoked")]
    [Answers(204), Refuses(404)]
    public async Task<IResult> Revoke([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/keys/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        await keys.RevokeAsync(id, cancellation);
        return Results.NoContent();
    }
}
