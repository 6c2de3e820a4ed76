using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using static SupportFlows.Domain.Tests.OnCall.OnCallGiven;

namespace SupportFlows.Domain.Tests.OnCall;

public class ContactMethodTests
{
    static readonly Instant Now = Given.Noon;
    static readonly Responder Ann = new() { Id = "ann" };

    [Fact]
    public void Method_Is_Kept_In_One_Spelling_Unverified_And_A_Code_Goes_There()
    {
        var added = Add(Ann, "m", Channel.Sms, "+49 (30) 123-456");

        var method = Assert.Single(added.State.Methods);
        Assert.Equal("+4930123456", method.Address);
        Assert.False(method.IsUsable);
        Assert.Equal(["method-added", "code-asked"], added.Events.Select(e => e.Type));
        Assert.Matches("^[0-9]{6}$", CodeOf(added));
    }

    [Fact]
    public void Code_Is_Nowhere_But_In_The_Message()
    {
        var added = Add(Ann, "m", Channel.Sms, "+4930123456");
        var code = CodeOf(added);

        Assert.DoesNotContain(code, string.Join(' ', added.State.Methods));
        Assert.All(added.Events, e => Assert.DoesNotContain(code, e.Details.Values));
    }

    [Fact]
    public void Right_Code_Verifies()
    {
        var added = Add(Ann, "m", Channel.Sms, "+4930123456");
        var code = CodeOf(added);

        var reply = Verify(added.State, $" {code[..3]} {code[3..]}", Now + Duration.FromMinutes(14));

        Assert.Null(reply.Refusal);
        Assert.True(Assert.Single(reply.Change.State.Methods).IsUsable);
        Assert.Equal("method-verified", Assert.Single(reply.Change.Events).Type);
    }

    [Fact]
    public void Code_Is_Good_For_A_Quarter_Of_An_Hour()
    {
        var added = Add(Ann, "m", Channel.Sms, "+4930123456");

        Assert.Equal(RefusalKind.Conflict, Verify(added.State, CodeOf(added), Now + Duration.FromMinutes(15)).Refusal?.Kind);
    }

    [Fact]
    public void Five_Wrong_Codes_And_Not_Even_The_Right_One_Is_Taken_Until_Another_Is_Asked_For()
    {
        var added = Add(Ann, "m", Channel.Sms, "+4930123456");
        var (responder, code) = (added.State, CodeOf(added));
        foreach (var left in new[] { "4", "3", "2", "1", "0" })
        {
            var reply = Verify(responder, "12", Now);
            Assert.Equal(RefusalKind.Invalid, reply.Refusal?.Kind);
            Assert.Equal(left, Assert.Single(reply.Change.Events).Details["left"]);
            responder = reply.Change.State;
        }

        Assert.Equal(RefusalKind.Conflict, Verify(responder, code, Now).Refusal?.Kind);

        var again = ContactCodeCommands.Ask(responder, "m", Lea, "api", Now + Duration.FromMinutes(1));
        Assert.NotEqual(code, CodeOf(again));
        Assert.NotNull(Verify(again.State, code, Now + Duration.FromMinutes(2)).Refusal);
        Assert.Null(Verify(again.State, CodeOf(again), Now + Duration.FromMinutes(2)).Refusal);
    }

    [Fact]
    public void Codes_Are_Asked_For_Once_A_Minute_At_Most()
    {
        var added = Add(Ann, "m", Channel.Sms, "+4930123456").State;

        Assert.Equal(RefusalKind.Conflict, Refused(() => ContactCodeCommands.Ask(added, "m", Lea, "api", Now + Duration.FromSeconds(59))).Kind);
        Assert.Single(ContactCodeCommands.Ask(added, "m", Lea, "api", Now + Duration.FromSeconds(60)).Events);
    }

    [Fact]
    public void Verified_Method_Stays_So_Whatever_Is_Typed_In()
    {
        var reply = ContactCodeCommands.Verify(Reachable("ann"), "sms", "1", Codes, Lea, "api", Now);

        Assert.Null(reply.Refusal);
        Assert.Empty(reply.Change.Events);
        Assert.Equal(RefusalKind.Conflict, Refused(() => ContactCodeCommands.Ask(Reachable("ann"), "sms", Lea, "api", Now)).Kind);
    }

    [Theory]
    [InlineData(Channel.Sms, "030 123", "address")]
    [InlineData(Channel.Email, "ann", "address")]
    [InlineData(Channel.Slack, "", "address")]
    [InlineData(Channel.WeCom, "a b", "address")]
    [InlineData(Channel.Page, "default", "channel")]
    public void Address_That_Is_None_Is_Refused(Channel channel, string address, string field) =>
        Assert.Equal([field], Faults(() => Add(Ann, "m", channel, address)));

    [Fact]
    public void Same_Method_Again_Changes_Nothing_And_The_Same_Address_Twice_Is_Refused()
    {
        var added = Add(Ann, "m", Channel.Email, "Ann@Vendor.example").State;

        Assert.Empty(Add(added, "m", Channel.Email, "ann@vendor.example").Events);
        Assert.Equal(["address"], Faults(() => Add(added, "n", Channel.Email, "ANN@vendor.example")));
        Assert.Equal(["id"], Faults(() => Add(added, "m", Channel.Email, "other@vendor.example")));
    }

    [Fact]
    public void Rules_Go_With_Their_Method()
    {
        var ruled = Set(Reachable("ann"), [new(Duration.FromMinutes(2), "mail"), new(Duration.Zero, "sms")], [new(Duration.Zero, "sms")]).State;
        Assert.Equal(["sms", "mail"], ruled.DefaultRules.Select(r => r.MethodId));

        var removed = ResponderCommands.RemoveMethod(ruled, "sms", Lea, "api", Now).State;

        Assert.Equal(["mail"], removed.DefaultRules.Select(r => r.MethodId));
        Assert.Empty(removed.ImportantRules);
        Assert.Equal(RefusalKind.NotFound, Refused(() => ResponderCommands.RemoveMethod(removed, "sms", Lea, "api", Now)).Kind);
    }

    [Fact]
    public void Every_Fault_Of_Rules_Is_Named_At_Once() => Assert.Equal(
        ["default[0].methodId", "default[1].after", "default[3]", "important[0]"],
        Faults(() => Set(
            Reachable("ann"), [new(Duration.Zero, "pigeon"), new(-Duration.Epsilon, "sms"), new(Duration.Zero, "mail"), new(Duration.Zero, "mail")], [null!])));

    [Fact]
    public void Stop_Ends_Texts_To_The_Number_And_Leaves_Calls_And_Start_Brings_Them_Back()
    {
        var ann = Reachable("ann") with { Methods = [.. Reachable("ann").Methods, new("call", Channel.Voice, "+4930123456", Now)] };

        var stopped = ResponderCommands.Stop(ann, "+4930123456", Actor.System, "sms", Now);

        Assert.Equal(["mail", "call"], stopped.State.Methods.Where(m => m.IsUsable).Select(m => m.Id));
        Assert.Equal("sms", Assert.Single(stopped.Events).Details["methods"]);
        Assert.Empty(ResponderCommands.Stop(stopped.State, "+4930123456", Actor.System, "sms", Now).Events);
        Assert.All(ResponderCommands.Start(stopped.State, "+4930123456", Actor.System, "sms", Now).State.Methods, m => Assert.True(m.IsUsable));
    }

    static Change<Responder> Add(Responder responder, string id, Channel channel, string address) =>
        ResponderCommands.AddMethod(responder, new ContactMethod(id, channel, address), ContactShapes.E164, Lea, "api", Now);

    static Change<Responder> Set(Responder responder, IReadOnlyList<NotificationRule> byDefault, IReadOnlyList<NotificationRule> important) =>
        ResponderCommands.SetRules(responder, byDefault, important, Lea, "api", Now);

    static CodeReply Verify(Responder responder, string typed, Instant now) => ContactCodeCommands.Verify(responder, "m", typed, Codes, Lea, "api", now);

    /// <summary>As the message has it.</summary>
    static string CodeOf(Change<Responder> change)
    {
        var facts = new ResponderFacts(change.State, change.Events, Staff.First(p => p.Id == "ann"));
        return Assert.Single(ResponderRule.Next(facts, Codes, change.Events[^1].At).Notices).Data["code"]!;
    }
}
