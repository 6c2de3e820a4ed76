using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Pages;

/// <summary>
/// An order for a page in the data of a notice: all of it, for whoever carries it out knows nothing of the promise that gave it. A ticket's
/// order has no <c>action</c>, and is made of the ticket as it then is.
/// </summary>
/// <param name="Source">With <paramref name="ExternalId"/> it names the page.</param>
public abstract record PageOrderData(string Source, string ExternalId)
{
    public const string Action = "action";

    public sealed record Opening(PageOrder Order, string? First) : PageOrderData(Order.Source, Order.ExternalId);

    public sealed record Closing(string Source, string ExternalId, Actor By, string Why) : PageOrderData(Source, ExternalId);

    /// <summary>Words that are too long are cut: nobody stays asleep for that.</summary>
    /// <param name="reason">One of <see cref="PageReasons"/>, or words.</param>
    /// <param name="account">Its name.</param>
    /// <param name="first">Id of a person who is paged before the levels of the policy.</param>
    public static IReadOnlyDictionary<string, string?> Open(
        string source, string externalId, string subject, string reason, bool important,
        string? details = null, string? account = null, Instant? due = null, string? first = null, Severity? severity = null) => Details.Of(
        (Action, "open"),
        ("source", source),
        ("externalId", externalId),
        ("subject", Cut(subject, TicketLimits.Subject)),
        ("reason", Cut(reason, TicketLimits.Reason)),
        ("important", important ? "true" : "false"),
        ("details", details is null ? null : Cut(details, TicketLimits.Body)),
        ("account", account),
        ("due", Wire.Text(due)),
        ("severity", severity is { } some ? Wire.Name(some) : null),
        ("first", first));

    public static IReadOnlyDictionary<string, string?> Close(string source, string externalId, Actor by, string why) => Details.Of(
        (Action, "close"),
        ("source", source),
        ("externalId", externalId),
        ("by", by.Id),
        ("byName", by.Name),
        ("byKind", Wire.Name(by.Kind)),
        ("why", Cut(why, TicketLimits.Reason)));

    /// <exception cref="RefusalException">The data say too little, or what they say cannot be read: all of it at once.</exception>
    public static PageOrderData Read(IReadOnlyDictionary<string, string?> data)
    {
        var faults = new FieldFaults();
        var (source, externalId) = (Text("source", TicketLimits.Name), Text("externalId", TicketLimits.Name));
        PageOrderData? read = data.GetValueOrDefault(Action) switch
        {
            "open" => new Opening(OrderOf(data, source, externalId, faults), data.GetValueOrDefault("first")),
            "close" => new Closing(source, externalId, new Actor(KindOf(data, faults), Text("by", TicketLimits.Name), Text("byName", TicketLimits.Name)), Text("why", TicketLimits.Reason)),
            _ => null,
        };
        if (read is null) faults.Add(Action, "Is not one of open, close.", data.GetValueOrDefault(Action));
        faults.Throw("The order for a page cannot be read.");
        return read!;

        string Text(string name, int max) => faults.Text(name, data.GetValueOrDefault(name), max);
    }

    /// <summary>What a page says is checked where it is opened.</summary>
    static PageOrder OrderOf(IReadOnlyDictionary<string, string?> data, string source, string externalId, FieldFaults faults)
    {
        var (important, severity, due) = (data.GetValueOrDefault("important"), data.GetValueOrDefault("severity"), data.GetValueOrDefault("due"));
        if (important is not ("true" or "false")) faults.Add("important", "Say true or false.", important);
        Severity? isOf = Wire.TryName<Severity>(severity, out var known) ? known : null;
        if (isOf is null && severity is not null) faults.Add("severity", $"Is not one of {Wire.Names<Severity>()}.", severity);
        var dueAt = due is null ? null : InstantPattern.ExtendedIso.Parse(due);
        if (dueAt is { Success: false }) faults.Add("due", "Give an instant in UTC, as 2026-03-02T09:00:00Z.", due);
        return new PageOrder(source, externalId, data.GetValueOrDefault("subject") ?? "", data.GetValueOrDefault("reason") ?? "", important == "true")
        {
            Details = data.GetValueOrDefault("details"),
            AccountName = data.GetValueOrDefault("account"),
            Severity = isOf,
            Due = dueAt is { Success: true } ? dueAt.Value : null,
        };
    }

    static ActorKind KindOf(IReadOnlyDictionary<string, string?> data, FieldFaults faults)
    {
        if (data.GetValueOrDefault("byKind") is not { } name) return ActorKind.Staff;
        if (!Wire.TryName<ActorKind>(name, out var kind)) faults.Add("byKind", $"Is not one of {Wire.Names<ActorKind>()}.", name);
        return kind;
    }

    static string Cut(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
