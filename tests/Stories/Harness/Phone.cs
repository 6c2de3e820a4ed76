using SupportFlows.Fakes;

namespace SupportFlows.Stories.Harness;

/// <summary>A phone in somebody's hand: it gets texts and rings, and he texts and presses keys.</summary>
sealed class Phone(Story story, string number) : Inbox(story, number)
{
    const string Vendor = "+12025550100";

    FakeTwilio Twilio => Story.Providers.Sms;

    /// <summary>What happens to each of the next texts and calls to it; then they arrive, and somebody picks up.</summary>
    public void Will(params Behaviour[] next) => Twilio.On(Address).Next(next);

    public void Always(Behaviour behaviour) => Twilio.On(Address).Always(behaviour);

    /// <summary>It rang once more, and this was said to whoever picked up.</summary>
    public async Task<FakeCall> ExpectsCall(params string[] words)
    {
        await Story.Idle();
        var open = Twilio.CallsTo(Address).Where(c => !Story.IsAccounted(c.Id)).ToList();
        Assert.True(open.Count == 1, $"{Address} expects one call and got {open.Count}: {string.Join('\n', open.Select(c => $"{c.Key} {c.Status} {string.Join(' ', c.Said)}"))}");
        Story.Accounted(open[0].Id);
        Assert.All(words, w => Assert.Contains(w, string.Join(' ', open[0].Said), StringComparison.OrdinalIgnoreCase));
        return open[0];
    }

    public async Task ExpectsNoCall()
    {
        await Story.Idle();
        Assert.DoesNotContain(Twilio.CallsTo(Address), c => !Story.IsAccounted(c.Id));
    }

    /// <returns>What was said to that.</returns>
    public async Task<string> Presses(FakeCall call, string keys)
    {
        var heard = call.Said.Count;
        await call.PressAsync(keys);
        await Story.Idle();
        return string.Join(' ', call.Said.Skip(heard));
    }

    /// <returns>The text back; null: none.</returns>
    public async Task<string?> Texts(string body)
    {
        var reply = await Twilio.TextAsync(Address, Vendor, body);
        Assert.Equal(200, reply.Status);
        await Story.Idle();
        return reply.Messages.SingleOrDefault();
    }
}
