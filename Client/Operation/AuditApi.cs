using System.Runtime.CompilerServices;
using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>What was done that matters to security, and who was refused. For operators.</summary>
public sealed class AuditApi
{
    readonly Transport transport;

    internal AuditApi(Transport transport) => this.transport = transport;

    /// <summary>Entries in order, a page at a time as they are read, and whether the app found their chain whole.</summary>
    /// <param name="from">Inclusive. Null: a day ago, by the app's clock.</param>
    /// <param name="to">Exclusive; at most 400 days later. Null: a day later.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async IAsyncEnumerable<AuditPage> ReadAsync(DateTimeOffset? from = null, DateTimeOffset? to = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var path = Route.With(Route.To("audit"), ("from", Route.Text(from)), ("to", Route.Text(to)));
        for (string? continuation = null; ;)
        {
            var page = await transport.GetAsync<AuditPage>(Route.With(path, ("continuation", continuation)), cancellation);
            yield return page;
            if ((continuation = page.Continuation) is null)
            {
                yield break;
            }
        }
    }
}

/// <summary>Some entries of the audit trail.</summary>
public sealed record AuditPage : Answer
{
    /// <summary>In the order in which they were written.</summary>
    public required IReadOnlyList<AuditEntry> Items { get; init; }

    /// <summary>By the app's own account, the days that the page has entries of are as they were written.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Where they are not.</summary>
    public IReadOnlyList<AuditBreak> Breaks { get; init; } = [];

    /// <summary>Asks for the next page. Null: there is none.</summary>
    public string? Continuation { get; init; }
}

/// <summary>An act that matters to security.</summary>
public sealed record AuditEntry
{
    /// <summary>In UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>From 1 within its day.</summary>
    public int Number { get; init; }

    /// <summary>When it was written down.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Such as <c>key-made</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Id of who did it; empty where nobody knows.</summary>
    public string By { get; init; } = "";

    /// <summary>As people call him.</summary>
    public string ByName { get; init; } = "";

    /// <summary>What it was done to.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What else there is to say of it.</summary>
    public string Details { get; init; } = "";

    /// <summary>The network address that it came from.</summary>
    public string Address { get; init; } = "";

    /// <summary>Hash of the entry before.</summary>
    public required string Before { get; init; }

    /// <summary>Of all of this.</summary>
    public required string Hash { get; init; }
}

/// <summary>A place where the audit trail is not as it was written.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Number">Of the entry, within its day.</param>
/// <param name="What">Is wrong.</param>
public sealed record AuditBreak(DateOnly Day, int Number, string What);
