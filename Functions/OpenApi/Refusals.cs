using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;

namespace SupportFlows.Functions.OpenApi;

/// <summary>Each status with which a function can refuse, and when it does.</summary>
static class Refusals
{
    static readonly Dictionary<int, (string Name, string When)> Usual = new()
    {
        [400] = ("Malformed", "The body is not a JSON object, or is no Unicode text."),
        [401] = ("Unauthenticated", "The API key is missing, unknown, expired or revoked, or the token is not good: errors says why."),
        [403] = ("Forbidden", "The key or token is good, but not for this: its role, or whom it belongs to, may not."),
        [404] = ("NotFound", "There is nothing of this id, or it is somebody else's."),
        [409] = ("Conflict", "It is in a state, or something stands in the way, in which this cannot be done: the title says what."),
        [412] = ("Changed", "It has changed since the copy that If-Match names. Read it again."),
        [413] = ("TooLarge", $"The body is larger than {Body.JsonLimit / 1024} KiB."),
        [422] = ("Invalid", "It can be read, but fields are missing, unknown or out of their limits: errors names all of them at once."),
        [429] = ("TooMany", "More requests than the caller may send in a minute: errors says by what they are counted and how many it takes. Send the same again after Retry-After."),
        [500] = ("Failed", "Something went wrong on our side. The traceId finds it in the log."),
        [503] = ("Unavailable", "Nothing can be written at present, too many requests are worked on, or the issuer of the token cannot be asked. Send the same again after Retry-After."),
    };

    /// <summary>Under which name the document says it for all; null: it is said of one operation only.</summary>
    public static string? NameOfUsual(int status, string when) => Usual.TryGetValue(status, out var usual) && usual.When == when ? usual.Name : null;

    /// <summary>By status, in order.</summary>
    public static IReadOnlyDictionary<int, string> Of(Operation operation)
    {
        var refusals = new SortedDictionary<int, string>();
        foreach (var status in Implied(operation).Concat(operation.All<RefusesAttribute>().Where(r => r.When is null).SelectMany(r => r.Statuses)))
        {
            refusals[status] = Usual.TryGetValue(status, out var usual) ? usual.When : throw new InvalidOperationException($"{operation.Id} refuses with {status}: say when, as in [Refuses({status}, \"…\")].");
        }

        foreach (var said in operation.All<RefusesAttribute>().Where(r => r.When is not null))
        {
            refusals[said.Statuses[0]] = said.When!;
        }

        if (operation.Rule is SignedAttribute signed && !refusals.ContainsKey(401))
        {
            refusals[401] = Doors.Of(signed).Refusal;
        }

        return refusals;
    }

    static IEnumerable<int> Implied(Operation operation)
    {
        var body = operation.One<TakesAttribute>();
        (int Status, bool When)[] implied =
        [
            (400, body is { MediaType: Media.Json }),
            (401, operation.Rule is AllowAttribute),
            (403, operation.Rule is AllowAttribute { Roles.Count: < 3 }),
            (404, operation.One<CommandAttribute>() is not null),
            (409, operation.One<CommandAttribute>() is not null),
            (412, operation.One<CommandAttribute>() is not null),
            (413, body is not null),
            (422, body is { Type: not null } || operation.One<OnceAttribute>() is not null || operation.One<PagedAttribute>() is not null
                || operation.One<SpanAttribute>() is not null || operation.All<QueryAttribute>().Any()),
            (429, true),
            (500, true),
            (503, true),
        ];
        return implied.Where(i => i.When).Select(i => i.Status);
    }
}
