namespace SupportFlows.Stories.Crash;

/// <summary>People who want something: new tickets, pages and sessions, and what is done with those that are there.</summary>
sealed class Errands(Chance chance, TimeProvider time, Hooks hooks)
{
    const int SessionsOfAnAccount = 3;
    const int Accounts = 4;
    const string PolicyId = "axe";

    static readonly string[] Severities = ["general", "system-impaired", "production-impacted", "business-critical"];

    readonly List<Deed> all = [];

    public IReadOnlyList<Deed> All => all;

    /// <summary>Without an answer so far.</summary>
    public IEnumerable<Deed> Open => all.Where(d => !d.IsAnswered);

    /// <summary>Makes up what is wanted next.</summary>
    public void Want(int count)
    {
        if (all.Count == 0)
        {
            all.Add(Policy);
            all.AddRange(Enumerable.Range(0, Accounts).Select(Account));
            all.AddRange(hooks.Wanted);
        }

        for (var n = 0; n < count; n++)
        {
            all.Add(chance.Below(100) switch
            {
                < 34 => Ticket(),
                < 40 => FormTicket(),
                < 46 => QueuedTicket(),
                < 54 => Page(),
                < 62 => Iem() ?? Ticket(),
                < 74 => Reply() ?? Ticket(),
                < 80 => File() ?? Ticket(),
                < 83 => Detach() ?? Ticket(),
                < 92 => Answer() ?? Page(),
                _ => Decision() ?? Ticket(),
            });
        }
    }

    string Name(string kind) => $"{kind}-{all.Count}";

    /// <summary>It ends: one that rings somebody for ever keeps everybody else waiting here.</summary>
    static Deed Policy => new(DeedKind.Setting, "policy", $"/api/policies/{PolicyId}", new
    {
        name = "Twice, and no more",
        levels = new[] { Level("demo"), Level("demo-second-line") },
        lastResortEvery = "PT12H",
    }, "demo-operator");

    static object Level(string schedule) => new { targets = new[] { new { kind = "schedule", id = schedule } }, wait = "PT5M" };

    /// <summary>The id of one of the customers.</summary>
    public static string Customer(int number) => $"axe-{number}";

    static Deed Account(int number) => new(DeedKind.Setting, $"account-{number}", $"/api/accounts/{Customer(number)}", new
    {
        id = Customer(number),
        name = $"Customer {number}",
        region = "cn",
        timeZone = "UTC",
        language = "en",
        subscriptions = new[] { new { plan = "enterprise", from = "2026-01-01T00:00:00Z" } },
        contacts = new[] { new { name = "Ann", email = $"ann@axe-{number}.example" } },
        tamId = "demo-tam",
        policy = PolicyId,
    });

    Deed Ticket() => new(DeedKind.Ticket, Name("ticket"), "/api/tickets", Wish(Name("ticket")));

    Deed QueuedTicket() => new(DeedKind.QueuedTicket, Name("queued"), "/api/dev/queues/ticket-intake", Wish(Name("queued")));

    Deed FormTicket() => new(DeedKind.FormTicket, Name("form"), "/api/webhooks/forms/demo", Wish(Name("form")), SignedBy: time);

    object Wish(string name)
    {
        var account = chance.Below(Accounts);
        return new
        {
            externalId = name,
            accountId = Customer(account),
            subject = name,
            description = "Filed while the machine dies.",
            severity = chance.Of(Severities),
            contact = new { name = "Ann", email = $"ann@axe-{account}.example" },
        };
    }

    Deed Page() => new(DeedKind.Page, Name("page"), "/api/pages", new { policy = PolicyId, subject = Name("page"), important = chance.Below(2) == 0, externalId = Name("page") });

    /// <summary>Null: all sessions are taken.</summary>
    Deed? Iem()
    {
        var before = all.Count(d => d.Kind is DeedKind.Iem);
        var account = before / SessionsOfAnAccount;
        if (account == Accounts)
        {
            return null;
        }

        var day = $"{time.GetUtcNow().AddHours(26).AddDays(chance.Below(12)):yyyy-MM-dd}";
        return new(DeedKind.Iem, Name("iem"), "/api/iem-requests", new
        {
            externalId = Name("iem"),
            accountId = Customer(account),
            @event = Name("iem"),
            firstDay = day,
            lastDay = day,
            timeZone = "UTC",
            contacts = new[] { new { name = "Ann", email = $"ann@axe-{account}.example", role = "technical lead" } },
        });
    }

    Deed? Reply() => Known(DeedKind.Ticket) is { } ticket
        ? new(DeedKind.Reply, Name("reply"), $"/api/tickets/{ticket.Id}/replies", new { body = Name("reply"), @public = true })
        : null;

    Deed? File() => Known(DeedKind.Ticket) is { } ticket
        ? new(DeedKind.File, Name("file"), $"/api/tickets/{ticket.Id}/attachments?name={Name("file")}.txt&visibility=public", Name("file"))
        : null;

    /// <summary>Of one that nobody else takes away.</summary>
    Deed? Detach() => Known(DeedKind.File) is { } file && PathOf(file) is var path && all.All(d => d.Path != path)
        ? new(DeedKind.Detach, Name("detach"), path, "")
        : null;

    static string PathOf(Deed file) => $"{file.Path[..file.Path.IndexOf('?', StringComparison.Ordinal)]}/{file.Id}";

    Deed? Answer() => Known(DeedKind.Page) is { } page
        ? new(DeedKind.Answer, Name("answer"), $"/api/pages/{page.Id}/{chance.Of(["acknowledge", "acknowledge", "close"])}", new { })
        : null;

    Deed? Decision() => Known(DeedKind.Iem) is { } iem
        ? new(DeedKind.Decision, Name("decision"), $"/api/iem-requests/{iem.Id}/{chance.Of(["approve", "approve", "approve", "go", "cancel"])}", new { reason = "It is soon." })
        : null;

    Deed? Known(DeedKind kind)
    {
        var known = all.Where(d => d.Kind == kind && d.Ids.Count > 0).ToList();
        return known.Count == 0 ? null : chance.Of(known);
    }
}
