namespace SupportFlows.Stories.Harness;

/// <summary>A message as it reached somebody.</summary>
/// <param name="Id">The provider's: the same message taken twice has two.</param>
/// <param name="Key">Ours, which names the template that the message is made of.</param>
/// <param name="Calendar">The invitation (iCalendar) that came with it.</param>
sealed record Delivered(string Id, string Key, string Channel, string Recipient, string? Subject, string Body, string? Calendar = null)
{
    public override string ToString() => $"[{Channel} to {Recipient}, {Key}] {Subject} | {Body.ReplaceLineEndings(" / ")}";
}

/// <summary>The phone or mailbox of one person in the story.</summary>
class Inbox(Story story, string address)
{
    protected Story Story => story;

    protected string Address => address;

    /// <summary>One message came that says all of this. It is then accounted for.</summary>
    public async Task<Delivered> Expects(params string[] words)
    {
        var open = await story.OpenMessages();
        var found = open.Where(m => m.Recipient == address && words.All(w => $"{m.Key} {m.Subject} {m.Body}".Contains(w, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(
            found.Count == 1,
            $"{address} expects one message with '{string.Join("', '", words)}' and got {found.Count}. Not accounted for are:\n{string.Join('\n', open)}");
        story.Accounted(found[0]);
        return found[0];
    }

    public async Task ExpectsNothing() => Assert.DoesNotContain(await story.OpenMessages(), m => m.Recipient == address);
}
