using System.Text.RegularExpressions;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Crash;

/// <summary>Those on call, who answer a text or press a key now and then. Their phones live on when the app is killed.</summary>
sealed partial class Thumbs
{
    const string Vendor = "+12025550100";
    const int AtOnce = 3;

    static readonly string[] Keys = ["4", "4", "6", "9"];
    static readonly string[] Letters = ["a", "a", "e", "c"];

    readonly FakeTwilio phones;
    readonly Chance chance;

    public Thumbs(FakeTwilio phones, Chance chance)
    {
        (this.phones, this.chance) = (phones, chance);
        phones.On(Contacts.Oncall1Phone).Always(Behaviour.Deliver);
        phones.On(Contacts.Oncall2Phone).Always(Behaviour.NoAnswer);
        phones.On(Contacts.LeadPhone).Always(Behaviour.AnsweredByMachine);
    }

    /// <summary>How often an app took what a thumb did.</summary>
    public int Answered { get; private set; }

    /// <summary>Some of what rings, and of what was texted last.</summary>
    public async Task AnswerAsync()
    {
        foreach (var call in phones.Calls.Where(c => c.IsListening).Take(AtOnce))
        {
            var said = call.Said.Count;
            await (chance.Below(3) == 0 ? call.HangUpAsync() : call.PressAsync(chance.Of(Keys)));
            Answered += call.Said.Count > said ? 1 : 0;
        }

        foreach (var text in phones.MessagesTo(Contacts.Oncall1Phone).TakeLast(AtOnce).Where(_ => chance.Below(2) == 0))
        {
            if (AnswerCode().Match(text.Body) is { Success: true } code)
            {
                Answered += (await phones.TextAsync(Contacts.Oncall1Phone, Vendor, code.Groups[1].Value + chance.Of(Letters))).Messages.Count;
            }
        }
    }

    /// <summary>From now on nobody holds a phone.</summary>
    public async Task LetGoAsync()
    {
        phones.On(Contacts.Oncall1Phone).Always(Behaviour.HangUp);
        foreach (var call in phones.Calls.Where(c => !c.IsOver))
        {
            await call.HangUpAsync();
        }
    }

    [GeneratedRegex("([0-9]+)a ack")]
    private static partial Regex AnswerCode();
}
