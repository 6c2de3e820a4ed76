using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>What is held about a customer's contact, by address, number or both. For operators. All of the store is looked through, a step at a time as it is read: see it to its end.</summary>
public sealed class PersonalDataApi
{
    readonly Transport transport;

    internal PersonalDataApi(Transport transport) => this.transport = transport;

    /// <summary>Gives what is held about the person.</summary>
    /// <param name="email">The person's address.</param>
    /// <param name="phone">The person's number, such as <c>+12025550123</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<PersonalDataStep> ExportAsync(string? email, string? phone = null, CancellationToken cancellation = default) =>
        StepsAsync<PersonalDataStep>("export", email, phone, step => step.Continuation, cancellation);

    /// <summary>Takes the person out of all that is over, and out of the account. Done again, it changes nothing.</summary>
    /// <param name="email">The person's address.</param>
    /// <param name="phone">The person's number, such as <c>+12025550123</c>.</param>
    /// <param name="cancellation">Stops; what was erased is erased. Start over to go on.</param>
    public IAsyncEnumerable<ErasureStep> EraseAsync(string? email, string? phone = null, CancellationToken cancellation = default) =>
        StepsAsync<ErasureStep>("erase", email, phone, step => step.Continuation, cancellation);

    async IAsyncEnumerable<T> StepsAsync<T>(string what, string? email, string? phone, Func<T, string?> next, [EnumeratorCancellation] CancellationToken cancellation)
        where T : Answer
    {
        for (string? continuation = null; ;)
        {
            var step = await transport.PostAsync<T>(Route.To("personal-data", what), new { Email = email, Phone = phone, Continuation = continuation }, null, cancellation);
            yield return step;
            if ((continuation = next(step)) is null)
            {
                yield break;
            }
        }
    }
}

/// <summary>Some of what is held about a person: most steps find nothing.</summary>
public sealed record PersonalDataStep : Answer
{
    /// <summary>How accounts know the person.</summary>
    public IReadOnlyList<JsonElement> Contacts { get; init; } = [];

    /// <summary>The person's own tickets, with timelines and messages.</summary>
    public IReadOnlyList<JsonElement> Tickets { get; init; } = [];

    /// <summary>What was sent to the person about others' tickets.</summary>
    public IReadOnlyList<JsonElement> Watched { get; init; } = [];

    /// <summary>What was sent to the person about launch events, and how they know the person.</summary>
    public IReadOnlyList<JsonElement> LaunchEvents { get; init; } = [];

    /// <summary>Asks for the next step. Null: this was the last one.</summary>
    public string? Continuation { get; init; }
}

/// <summary>What became of some of what is held about a person.</summary>
public sealed record ErasureStep : Answer
{
    /// <summary>Ids of tickets and launch events that hold nothing of the person any more.</summary>
    public IReadOnlyList<string> Erased { get; init; } = [];

    /// <summary>Those that do, because they are open: close them, and erase again.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>That the person was a contact of.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Asks for the next step. Null: this was the last one.</summary>
    public string? Continuation { get; init; }
}
