using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Access;

public sealed class KeyEndpoints(ApiKeys keys)
{
    public sealed record NewKey(Role? Role, string? Name, string? AccountId, string? PersonId, Instant? ExpiresAt);

    /// <summary>Makes an API key. The answer holds the secret, this once.</summary>
    [Function("CreateKey"), Allow(Role.Operator)]
    [Takes<NewKey>("role", "name"), Answers<CreatedKey>(201)]
    public async Task<IResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/keys")] HttpRequest request, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<NewKey>(cancellation);
        var role = asked.Role ?? throw new RefusalException(
            RefusalKind.Invalid, "The key cannot be made.", new FieldError("role", $"Expected {JsonWords.For(typeof(Role))}."));
        var key = await keys.CreateAsync(new ApiKeySpec(role, asked.Name ?? "", asked.AccountId, asked.PersonId, asked.ExpiresAt), cancellation);
        return Results.Json(key, Json.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Revokes an API key.</summary>
    [Function("RevokeKey"), Allow(Role.Operator)]
    [Answers(204), Refuses(404)]
    public async Task<IResult> Revoke([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/keys/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        await keys.RevokeAsync(id, cancellation);
        return Results.NoContent();
    }
}
