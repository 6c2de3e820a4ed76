using Spectre.Console;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Iem;

static class IemCommands
{
    static readonly IReadOnlyList<string> Columns = ["Id", "Status", "First day", "Last day", "Account", "Event"];

    public static IConfigurator AddIem(this IConfigurator config, CommandLine line)
    {
        config.AddBranch("iem", iem =>
        {
            iem.SetDescription("Request that a launch event is guarded, and decide on it.");
            iem.AddAsyncDelegate("request", line.Do<RequestSettings>(RequestAsync))
                .WithDescription("Request a session. When this returns, it is reserved.")
                .WithExample("iem", "request", "--event", "\"Spring sale\"", "--first-day", "2026-11-10", "--last-day", "2026-11-12", "--contact", "\"Ann Lee <ann@example.com>\"");
            iem.AddAsyncDelegate("list", line.Do<IemListSettings>((s, asked, ct) => s.List(s.Client.IemRequests.ListAsync(asked.Account, asked.Over, ct), asked.Limit, "No such events.", Columns, Row, ct)))
                .WithDescription("Events, first day first.");
            iem.AddAsyncDelegate("show", line.Do<IdSettings>((s, asked, ct) => s.Show("Reading the event", s.Client.IemRequests.GetAsync(asked.Id, ct), View)))
                .WithDescription("An event with its milestones.");
            iem.AddAsyncDelegate("reschedule", line.Do<MoveSettings>((s, asked, ct) => Done(s, s.Client.IemRequests.RescheduleAsync(
                    asked.Id, Typed.Day("--first-day", asked.FirstDay), Typed.Day("--last-day", asked.LastDay), reason: asked.Reason, cancellation: ct))))
                .WithDescription("Move its days, and every deadline with them.")
                .WithExample("iem", "reschedule", "i4f…", "--first-day", "2026-11-17", "--last-day", "2026-11-19");
            Add("approve", "Approve it. A short notice takes a reason. For its technical account manager.", (api, id, why, ct) => api.ApproveAsync(id, why, cancellation: ct));
            Add("reject", "Turn it down, with a reason.", (api, id, why, ct) => api.RejectAsync(id, Typed.Needed("--reason", why), cancellation: ct));
            Add("go", "Say go at the gate.", (api, id, why, ct) => api.GoAsync(id, why, cancellation: ct));
            Add("no-go", "Call it off at the gate, with a reason.", (api, id, why, ct) => api.NoGoAsync(id, Typed.Needed("--reason", why), cancellation: ct));
            Add("cancel", "Call it off; before it starts, the session is given back.", (api, id, why, ct) => api.CancelAsync(id, why, cancellation: ct));

            void Add(string name, string description, Func<IemApi, string, string?, CancellationToken, Task<IemRequest>> move) => iem
                .AddAsyncDelegate(name, line.Do<ReasonSettings>((s, asked, ct) => Done(s, move(s.Client.IemRequests, asked.Id, asked.Reason, ct))))
                .WithDescription(description);
        });
        return config;
    }

    static Task RequestAsync(Session session, RequestSettings asked, CancellationToken cancellation)
    {
        var firstDay = Typed.Day("--first-day", asked.FirstDay);
        var request = new NewIemRequest
        {
            Event = Typed.Needed("--event", asked.Event),
            FirstDay = firstDay,
            LastDay = asked.LastDay is null ? firstDay : Typed.Day("--last-day", asked.LastDay),
            TimeZone = asked.TimeZone,
            Contacts = [.. asked.Contacts.DefaultIfEmpty("").Select(c => Typed.Contact("--contact", c)).Select(c => new IemContact(c.Name, c.Email, c.Phone))],
            ExpectedPeak = asked.Peak,
            Products = asked.Products,
            FurtherDays = asked.FurtherDays,
            ExternalId = asked.ExternalId,
            AccountId = asked.Account,
        };
        return Done(session, session.Client.IemRequests.RequestAsync(request, cancellation: cancellation));
    }

    static Task Done(Session session, Task<IemRequest> request) => session.Show("Telling the app", request, View);

    static IReadOnlyList<string> Row(IemRequest r) => [r.Id, r.Status, Moment.Of(r.FirstDay), Moment.Of(r.LastDay), r.AccountId, r.Event];

    static Grid View(IemRequest r) => Shapes.Facts([
        ("Id", r.Id),
        ("Event", r.Event),
        ("Status", r.Status),
        ("Account", r.AccountId),
        ("Days", $"{Moment.Of(r.FirstDay)} to {Moment.Of(r.LastDay)}, {r.TimeZone}"),
        ("Notice", $"{r.Notice.BusinessDays} business days of {r.Notice.Recommended} recommended{(r.Notice.Expedited ? ": approval takes a reason" : "")}"),
        ("Decision by", Moment.Of(r.DecideBy)),
        ("Approval", r.Approval is { } said ? Said(said) : null),
        ("Gate", r.Gate is { } gate ? Said(gate) : null),
        .. r.Quotes.Select(q => ("Quote", (string?)$"{q.Days} days, {q.Amount} {q.Currency}, {q.State}")),
        .. r.Milestones.Select(m => (m.Id, (string?)$"{m.State}, due {Moment.Of(m.DueAt)}, {m.Owner ?? "nobody yet"}")),
    ]);

    static string Said(IemDecision d) => $"{(d.Yes ? "yes" : "no")}, {d.By.Name}, {Moment.Of(d.At)}{(d.Reason is null ? "" : $": {d.Reason}")}";
}
