using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Web.OnCall;

namespace SupportFlows.Web.Pages;

/// <param name="Me">Id by which the reader acts.</param>
/// <param name="About">Where what it is about is found; null: nowhere.</param>
/// <param name="Called">Who was woken besides whoever has it.</param>
/// <param name="RingsAgainAt">Acknowledged: unless somebody works on it; null: never.</param>
/// <param name="Events">Newest first.</param>
/// <param name="Earlier">Number of the first event that is shown, where there are earlier ones.</param>
/// <param name="Names">Of the staff, by id.</param>
public sealed record PageModel(
    Page Page,
    string Me,
    string? About,
    PolicyView Policy,
    IReadOnlyList<PersonRef> Called,
    Instant? RingsAgainAt,
    IReadOnlyList<PageDelivery> Deliveries,
    IReadOnlyList<TimelineEvent> Events,
    int? Earlier,
    IReadOnlyDictionary<string, string> Names)
{
    public bool IsMine => Page.AcknowledgedBy?.Id == Me;

    public string NameOf(string id) => Names.GetValueOrDefault(id, id);
}

/// <param name="Trouble">When it was found that it may not have arrived; null: it was not.</param>
/// <param name="Instead">What was sent to the same person in its place.</param>
public sealed record PageDelivery(OutboxRow Row, Instant? Trouble, OutboxRow? Instead);
