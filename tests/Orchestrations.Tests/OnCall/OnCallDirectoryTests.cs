using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.OnCall;

public class OnCallDirectoryTests
{
    [Fact]
    public async Task Change_Is_Seen_At_Once_And_What_Was_Removed_Is_Not_There()
    {
        await using var app = new TestApp();
        Assert.Empty((await app.Get<OnCallDirectory>().ReadAsync()).Schedules);

        await PutAsync(app, "night");
        Assert.Equal("night", Assert.Single((await app.Get<OnCallDirectory>().ReadAsync()).Schedules).Key);

        await app.Get<ChangeOnCall<Schedule>>().ApplyAsync(app.Client, "night", ifMatch: null, (s, now) => Removal.Remove(s, TestApp.Staff, "api", now));
        Assert.Empty((await app.Get<OnCallDirectory>().ReadAsync()).Schedules);
    }

    [Fact]
    public async Task Reading_Again_Within_Seconds_Asks_The_Store_For_Nothing()
    {
        await using var app = new TestApp();
        await PutAsync(app, "night");
        var first = await app.Get<OnCallDirectory>().ReadAsync();

        Assert.Same(first, await app.Get<OnCallDirectory>().ReadAsync());
        await app.AdvanceAsync(Duration.FromSeconds(11));
        Assert.NotSame(first, await app.Get<OnCallDirectory>().ReadAsync());
    }

    [Fact]
    public async Task Policy_Is_There_Or_Not_Whether_Or_Not_All_Was_Read_A_Moment_Ago()
    {
        await using var app = new TestApp();
        var directory = app.Get<OnCallDirectory>();
        foreach (var id in new[] { "kept", "gone" })
        {
            await app.Get<ChangeOnCall<EscalationPolicy>>().SeedAsync(id, now => new(new EscalationPolicy { Id = id, Name = id, Levels = [], LastEvent = 1 }, [Event(null, now)]));
        }

        await app.Get<ChangeOnCall<EscalationPolicy>>().ApplyAsync(app.Client, "gone", ifMatch: null, (p, now) => Removal.Remove(p, TestApp.Staff, "api", now));

        Assert.Equal((true, false, false), (await directory.HasPolicyAsync("kept"), await directory.HasPolicyAsync("gone"), await directory.HasPolicyAsync("other")));
        await directory.ReadAsync();
        Assert.Equal((true, false, false), (await directory.HasPolicyAsync("kept"), await directory.HasPolicyAsync("gone"), await directory.HasPolicyAsync("other")));
    }

    [Fact]
    public async Task Process_That_Dies_Between_The_List_And_The_Record_Leaves_Nothing_To_Be_Seen()
    {
        await using var app = new TestApp();
        app.Rows.DieBefore("schedules");

        await Assert.ThrowsAsync<ProcessDiedException>(() => PutAsync(app, "night"));

        Assert.Empty((await app.Get<OnCallDirectory>().ReadAsync()).Schedules);
    }

    [Fact]
    public async Task Owner_Of_An_Address_Is_Found_In_Any_Spelling_Until_He_Has_It_No_Longer()
    {
        await using var app = new TestApp();
        await MethodsAsync(app, "olga", new ContactMethod("1", Channel.Email, "Olga@Vendor.example", app.Now));
        await MethodsAsync(app, "oscar", new ContactMethod("1", Channel.Email, "olga@vendor.example"));

        var owners = await app.Get<ContactBook>().OwnersOfAsync(" OLGA@vendor.example");
        Assert.Equal(["olga", "oscar"], owners.Select(o => o.PersonId));

        await MethodsAsync(app, "olga");
        Assert.Equal(["oscar"], (await app.Get<ContactBook>().OwnersOfAsync("olga@vendor.example")).Select(o => o.PersonId));
    }

    static Task<Stored<Schedule>> PutAsync(TestApp app, string id) => app.Get<ChangeOnCall<Schedule>>().PutAsync(
        app.Client, id, ifMatch: null, (before, now) => new(new Schedule { Id = id, Name = id, TimeZone = "Etc/UTC", LastEvent = (before?.LastEvent ?? 0) + 1 }, [Event(before, now)]));

    static Task<Stored<Responder>> MethodsAsync(TestApp app, string id, params ContactMethod[] methods) => app.Get<ChangeOnCall<Responder>>().PutAsync(
        app.Client, id, ifMatch: null, (before, now) => new(new Responder { Id = id, Methods = methods, LastEvent = (before?.LastEvent ?? 0) + 1 }, [Event(before, now)]));

    static TimelineEvent Event(ITimelined? before, Instant now) => new((before?.LastEvent ?? 0) + 1, now, "put", TestApp.Staff, "api", new Dictionary<string, string?>());
}
