using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Http;

static class IdempotencyKeys
{
    public const int Limit = 180;

    /// <summary>What the caller sends again with a repeat of the same request; null when it sends none.</summary>
    /// <exception cref="RefusalException">Too long.</exception>
    public static string? IdempotencyKey(this HttpRequest request) => request.Headers["Idempotency-Key"].ToString() switch
    {
        "" => null,
        { Length: > Limit } key => throw new RefusalException(
            RefusalKind.Invalid, "The idempotency key is too long.", new FieldError("Idempotency-Key", $"At most {Limit} characters; this has {key.Length}.")),
        var key => key,
    };

    /// <summary>An external id made of the key: set apart from external ids, which are the caller's own numbers and may look the same. Null: there is no key.</summary>
    public static string? IdempotentId(this HttpRequest request) => request.IdempotencyKey() is { } key ? $"idempotency-key:{key}" : null;

    /// <summary>The caller's idempotency key, or that of the console's form, apart from anybody else's and from the same key on another command. Null: each request counts.</summary>
    public static string? Once(this HttpRequest request) => (request.IdempotencyKey() ?? request.FormOnce()) is { } key
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Caller().Id} {request.Path} {key}")))
        : null;
}
