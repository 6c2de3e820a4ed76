using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Plans;
using SupportFlows.Web.Parts;

namespace SupportFlows.Web.Pages;

/// <param name="Filter">Null: open ones first, then those that were closed last.</param>
/// <param name="Next">Asks for the next part; null when this is the last, or there is no filter.</param>
/// <param name="Policies">By which a page can be started.</param>
public sealed record PagesModel(PageStatus? Filter, IReadOnlyList<PageRow> Rows, string? Next, IReadOnlyList<SelectOption> Policies);

/// <param name="By">Who has it, or closed it; null: nobody.</param>
/// <param name="Since">When it was raised, acknowledged or closed.</param>
/// <param name="Level">At which it rings, from 1; 0 before the first one began.</param>
public sealed record PageRow(
    string Id, string Subject, string? Customer, PageStatus Status, Severity? Severity, bool Important, string? By, Instant Since, int Level, int Levels, bool IsExhausted, Instant? HeldUntil);
