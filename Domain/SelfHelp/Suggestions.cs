using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.SelfHelp;

/// <summary>What may spare a customer the ticket that he is writing: one that he has already, or a place that has the answer.</summary>
public static class Suggestions
{
    const int OfSubject = 3;
    const int LeastAlike = 4;
    const int LeastHelpful = 3;

    /// <summary>Those of the tickets that are not over and that look like the one that is being written, the most alike first.</summary>
    public static IReadOnlyList<Ticket> LookAlikes(IEnumerable<Ticket> tickets, string? subject, string? description, int take)
    {
        var (about, all) = (WordMatch.Words(subject), WordMatch.Words($"{subject} {description}"));
        return Best(tickets.Where(t => t.Status is not (TicketStatus.Closed or TicketStatus.Resolved)), Score, LeastAlike, t => t.Id, take);

        int Score(Ticket ticket)
        {
            var shared = Shared(all, WordMatch.Words($"{ticket.Subject} {ticket.Description}"));
            // One word in common is chance, even if it stands in both subjects.
            return shared > 1 ? shared + Shared(about, WordMatch.Words(ticket.Subject)) * OfSubject : 0;
        }
    }

    /// <summary>Entries about what is being written, the most fitting first.</summary>
    public static IReadOnlyList<HelpEntry> Entries(HelpDirectory directory, string? text, int take)
    {
        var asked = WordMatch.Words(text);
        return Best(directory.Entries, Score, LeastHelpful, e => e.Id, take);

        int Score(HelpEntry entry) =>
            Shared(asked, WordMatch.Words(string.Join(' ', entry.Keywords.Concat(entry.Title.Values)))) * OfSubject + Shared(asked, WordMatch.Words(string.Join(' ', entry.Text.Values)));
    }

    static IReadOnlyList<T> Best<T>(IEnumerable<T> all, Func<T, int> score, int least, Func<T, string> id, int take) =>
        [.. all.Select(item => (item, score: score(item))).Where(i => i.score >= least).OrderByDescending(i => i.score).ThenBy(i => id(i.item), StringComparer.Ordinal).Take(take).Select(i => i.item)];

    static int Shared(IReadOnlySet<string> one, IReadOnlySet<string> other) => one.Count(other.Contains);
}
