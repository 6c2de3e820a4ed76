using System.Text.Json.Nodes;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Stories.Crash;

/// <summary>Programs that want to be told of what happens: of one customer, and of every page. They live on when the app is killed.</summary>
sealed class Hooks : IAsyncDisposable
{
    const string OfCustomer = "customer";
    const string OfPages = "pages";

    readonly FakeReceiver receiver;
    readonly List<int> taken = [];

    Hooks(FakeReceiver receiver) => this.receiver = receiver;

    public static async Task<Hooks> StartAsync(TimeProvider time) => new(await FakeReceiver.StartAsync(time));

    public IEnumerable<Deed> Wanted => [Subscription(OfCustomer, new { url = receiver.UrlOf(OfCustomer), events = new[] { "*" }, accountId = Errands.Customer(0) }), Subscription(OfPages, new { url = receiver.UrlOf(OfPages), events = new[] { "page.*" } })];

    public int Taken => receiver.Messages.Count;

    /// <summary>A life has ended: what they took since the last one was its.</summary>
    public void Close() => taken.Add(receiver.Messages.Count);

    /// <summary>Each event of a subject was told, in order; and again only by another life, which could not know, or where the log says that no answer came in time.</summary>
    public IEnumerable<string> Faults(Remains remains) =>
    [
        .. Untold(remains, PageKind.Value, OfPages, _ => true),
        .. Untold(remains, TicketKind.Value, OfCustomer, t => t.AccountId == Errands.Customer(0)),
        .. Untold(remains, IemKind.Value, OfCustomer, e => e.AccountId == Errands.Customer(0)),
        .. Repeated(remains.Deliveries().ToDictionary(d => d.Id)),
    ];

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    IEnumerable<string> Repeated(Dictionary<string, WebhookDelivery> log) =>
        from told in receiver.Messages.Select((m, n) => (m.Key, Life: taken.Count(end => end <= n))).GroupBy(m => m.Key!)
        let again = told.Count() - told.DistinctBy(m => m.Life).Count()
        where again > 0 && again > log[told.Key].Attempts.Count(a => a.Status is null)
        select $"{told.Key} was told in the lives {string.Join(", ", told.Select(m => m.Life))}, with the attempts {string.Join(", ", log[told.Key].Attempts)}";

    IEnumerable<string> Untold<T>(Remains remains, PromiseKind<T> kind, string path, Func<T, bool> isWanted)
        where T : class, IPromise
    {
        var told = receiver.MessagesTo(path).DistinctBy(m => m.Key).Select(m => JsonNode.Parse(m.Body)!).ToLookup(b => (string)b["subject"]!["id"]!, b => (int)b["sequence"]!);
        return remains.All(kind).Where(isWanted).Where(s => !told[s.Id].SequenceEqual(Enumerable.Range(1, s.LastEvent)))
            .Select(s => $"{path} was told of {s.Id}: {string.Join(", ", told[s.Id])}; of {s.LastEvent} events");
    }

    Deed Subscription(string name, object wish) =>
        new(DeedKind.Subscription, name, "/api/webhook-subscriptions", wish, "demo-operator") { Told = answer => receiver.Trusts(name, (string)answer["secret"]!) };
}
