using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Access;

static class ReadOnly
{
    /// <exception cref="RefusalException">Forbidden: the key only reads, and this may change something.</exception>
    public static void Require(HttpRequest request, Caller caller)
    {
        if (caller.ReadOnly && !HttpMethods.IsGet(request.Method))
        {
            throw new RefusalException(RefusalKind.Forbidden, "This key only reads.", new FieldError("Authorization", "It was made with readOnly, for GET alone. Use another for what changes something."));
        }
    }
}
