using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Tickets;

/// <summary>The small lists a ticket carries: normalised, without repeats, of limited length.</summary>
static class Labels
{
    public static string? Tag(string? text)
    {
        var words = (text ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var tag = string.Join('-', words);
        return tag.Length is > 0 and <= TicketLimits.Tag && !tag.Any(char.IsControl) ? tag : null;
    }

    public static string? Watcher(string? text) =>
        text?.Trim().ToLowerInvariant() is { } email && ContactShapes.IsEmail(email) ? email : null;

    /// <summary>The list after adding and removing; all faulty entries are refused at once.</summary>
    public static IReadOnlyList<string> Change(IReadOnlyList<string> now, IReadOnlyList<string> add, IReadOnlyList<string> remove, Func<string?, string?> normal, string rule, int most)
    {
        var faults = new FieldFaults();
        for (var i = 0; i < add.Count; i++)
            if (normal(add[i]) is null)
                faults.Add($"add[{i}]", rule, add[i]);
        var removed = remove.Select(normal).ToHashSet();
        var result = now.Concat(add.Select(normal).OfType<string>()).Distinct().Where(item => !removed.Contains(item)).ToList();
        if (result.Count > most) faults.Add("add", $"Would make {result.Count}; a ticket has at most {most}. Remove some first.");
        faults.Throw("The list cannot be changed like this.");
        return result;
    }
}
