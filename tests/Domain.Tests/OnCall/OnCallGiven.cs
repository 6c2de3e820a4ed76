using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.OnCall;

/// <summary>Three people who take turns, weekly on Mondays at nine, in Berlin.</summary>
static class OnCallGiven
{
    public static readonly Actor Lea = new(ActorKind.Staff, "lea", "Lea");

    public static readonly IReadOnlyList<Person> Staff =
        [.. new[] { "ann", "bob", "cyd", "lea" }.Select(id => Given.Member(id, null, PersonRole.OnCall).Person)];

    public static readonly IReadOnlySet<string> Ids = Staff.Select(p => p.Id).ToHashSet();

    public static readonly Layer Weekly = new("Weeks", ["ann", "bob", "cyd"], RotationUnit.Weeks, 1, Wall("2026-01-05T09:00:00"));

    public static readonly ContactCode Codes = new(text => HMACSHA256.HashData("a secret of tests"u8, Encoding.UTF8.GetBytes(text)));

    public static Schedule Schedule(params Layer[] layers) => new() { Id = "first", Name = "First line", TimeZone = "Europe/Berlin", Layers = layers };

    public static Responder Reachable(string id) => new()
    {
        Id = id,
        Methods = [new("sms", Notifications.Channel.Sms, "+4930123456", Given.Noon), new("mail", Notifications.Channel.Email, $"{id}@vendor.example", Given.Noon)],
    };

    public static LocalDateTime Wall(string text) => LocalDateTimePattern.GeneralIso.Parse(text).Value;

    /// <summary>Such as <c>2026-03-29T01:00Z</c>.</summary>
    public static Instant At(string text) => OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>").Parse(text).Value.ToInstant();

    /// <summary>The faulty fields of a refusal, in order.</summary>
    public static IEnumerable<string> Faults(Action act) => Assert.Throws<RefusalException>(act).Errors.Select(e => e.Field);

    public static RefusalException Refused(Action act) => Assert.Throws<RefusalException>(act);
}
