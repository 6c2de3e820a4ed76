using System.Text.Json.Nodes;

namespace SupportFlows.Functions.OpenApi;

/// <summary>The features of the API, in the order in which one meets them. An operation belongs to the folder that its function is in.</summary>
static class Tags
{
    static readonly (string Feature, string Name, string What)[] All =
    [
        ("Tickets", "Tickets", "A customer asks, the promise runs, staff answers. Filed once per external id, however often it is sent."),
        ("Pages", "Pages", "Whoever is on call is told until somebody acknowledges."),
        ("OnCall", "On call", "Schedules, escalation policies, and how people are reached."),
        ("Iem", "Launch events", "Guarded launch events (IEM): the request, its preparation, its days, its wrap-up."),
        ("Entitlements", "Entitlements", "What a plan grants, and what of it is left."),
        ("Accounts", "Accounts and people", "Customers and their plans; the vendor's staff."),
        ("Calendars", "Business calendars", "On which days a region works."),
        ("Plans", "Catalog", "What each plan promises."),
        ("Access", "Keys", "Who may call."),
        ("Trail", "Audit trail", "What was done that matters to security: a chain of entries that nobody can change unseen."),
        ("PersonalData", "Personal data", "What is held about a customer's contact, to give it to him or to take it out."),
        ("Forms", "Forms", "What form services deliver."),
        ("WebhookSubscriptions", "Webhooks", "Your own programs are told of each event: signed, in order for each ticket, retried for days; with a log, and replay."),
        ("Webhooks", "Provider callbacks", "What Twilio and SendGrid call. Nobody else needs them."),
        ("Queues", "Queues", "Messages that came in by a queue and failed too often: to be read, put back or discarded."),
        ("Probe", "Probe", "Whether the way to a phone and back works."),
        ("Health", "Health", "Whether the app can keep what it accepts."),
        ("OpenApi", "This document", "The API in words that programs read, and a page to try it on."),
    ];

    public static string Of(Operation operation) =>
        All.FirstOrDefault(t => t.Feature == operation.Feature).Name
        ?? throw new InvalidOperationException($"{operation.Id} is in the folder {operation.Feature}, which has no tag: add one to {nameof(Tags)}.");

    /// <summary>Those that are used.</summary>
    public static JsonArray Used(IReadOnlyList<Operation> operations) =>
        [.. All.Where(t => operations.Any(o => o.Feature == t.Feature)).Select(t => new JsonObject { ["name"] = t.Name, ["description"] = t.What })];
}
