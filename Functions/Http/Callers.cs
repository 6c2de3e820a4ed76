using Microsoft.AspNetCore.Http;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Http;

static class Callers
{
    static readonly object Key = new();
    static readonly object TokenKey = new();

    public static void SetCaller(this HttpRequest request, Caller caller) => request.HttpContext.Items[Key] = caller;

    public static void SetToken(this HttpRequest request, IReadOnlyList<string> fields) => request.HttpContext.Items[TokenKey] = fields;

    /// <summary>What was sealed in the token that the caller came with instead of a key; null when he came with a key.</summary>
    public static IReadOnlyList<string>? Token(this HttpRequest request) => request.HttpContext.Items[TokenKey] as IReadOnlyList<string>;

    /// <summary>Who calls a function that is marked <c>[Allow]</c>.</summary>
    public static Caller Caller(this HttpRequest request) =>
        request.HttpContext.Items[Key] as Caller ?? throw new InvalidOperationException("Only a function marked [Allow] has a caller.");
}
