using System.Text.RegularExpressions;

namespace SupportFlows.Stories.Harness;

/// <summary>Those on call in the demo rota as a story begins, and what wakes them.</summary>
static partial class NightExtensions
{
    /// <summary>She has this week.</summary>
    public static Phone Olga(this Story story) => story.Phone(Contacts.Oncall1Phone);

    /// <summary>He is her second line, and reads Chinese.</summary>
    public static Phone Oscar(this Story story) => story.Phone(Contacts.Oncall2Phone);

    /// <summary>The last resort.</summary>
    public static Phone Lee(this Story story) => story.Phone(Contacts.LeadPhone);

    /// <summary>A ticket that pages.</summary>
    public static async Task<(StoryTicket Ticket, StoryPage Page)> Pages(this Story story, string severity = "production-impacted", string subject = "Shop down")
    {
        var ticket = await story.Customer("demo-enterprise").Files(severity, subject: subject);
        return (ticket, StoryPage.Of(ticket));
    }

    /// <summary>The number by which a text is answered.</summary>
    public static string Code(this Delivered text) => AnswerCode().Match(text.Body).Groups[1].Value;

    /// <summary>What came to this address and is not accounted for.</summary>
    public static async Task<IReadOnlyList<string>> Messages(this Story story, string address) =>
        [.. (await story.OpenMessages()).Where(m => m.Recipient == address).Select(m => m.Body)];

    [GeneratedRegex("([0-9]+)a ack")]
    private static partial Regex AnswerCode();
}
