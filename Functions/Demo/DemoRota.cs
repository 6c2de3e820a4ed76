using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Functions.Demo;

/// <summary>Two experts who take weeks in turn, each the other's second line, and the lead behind both.</summary>
static class DemoRota
{
    public static readonly IReadOnlyList<Responder> Responders = [Responder(DemoTeam.First), Responder(DemoTeam.Second), Responder(DemoTeam.Lead), Responder(DemoTeam.Tam)];

    public static readonly IReadOnlyList<Schedule> Schedules =
        [Schedule("demo", "Demo on call", DemoTeam.First, DemoTeam.Second), Schedule("demo-second-line", "Demo second line", DemoTeam.Second, DemoTeam.First)];

    public static readonly EscalationPolicy Policy = new()
    {
        // The one that the catalog names for tickets.
        Id = "default",
        Name = "Demo escalation",
        Levels = [Level("demo"), Level("demo-second-line")],
        Repeat = 2,
        LastResort = new Target(TargetKind.Person, DemoTeam.Lead),
        RepageAfter = Duration.FromMinutes(30),
    };

    public static IReadOnlyList<ContactMethod> Verified(Responder responder, Instant now) => [.. responder.Methods.Select(m => m with { VerifiedAt = now })];

    static EscalationLevel Level(string schedule) => new([new Target(TargetKind.Schedule, schedule)], Duration.FromMinutes(5));

    static Responder Responder(string id)
    {
        var person = DemoTeam.All.Single(p => p.Id == id);
        return new Responder
        {
            Id = id,
            Methods = [new("sms", Channel.Sms, person.Phone!), new("voice", Channel.Voice, person.Phone!), new("email", Channel.Email, person.Email)],
            DefaultRules = [new(Duration.Zero, "sms"), new(Duration.FromMinutes(2), "voice")],
            ImportantRules = [new(Duration.Zero, "sms"), new(Duration.Zero, "voice")],
        };
    }

    static Schedule Schedule(string id, string name, params string[] people) => new()
    {
        Id = id,
        Name = name,
        TimeZone = "Europe/Berlin",
        // A Monday.
        Layers = [new Layer("Weeks", people, RotationUnit.Weeks, 1, new LocalDateTime(2026, 1, 5, 9, 0))],
        Owners = [DemoTeam.Lead],
    };
}
