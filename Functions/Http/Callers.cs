using Microsoft.AspNetCore.Http;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Http;

static class Callers
{
    static readonly object Key = new();

    public static void SetCaller(this HttpRequest request, Caller caller) => request.HttpContext.Items[Key] = caller;

    /// <summary>Who calls a function that is marked <c>[Allow]</c>.</summary>
    public static Caller Caller(this HttpRequest request) =>
        request.HttpContext.Items[Key] as Caller ?? throw new InvalidOperationException("Only a function marked [Allow] has a caller.");
}
