using System.Globalization;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.OnCall;

namespace SupportFlows.Functions.Web.Team;

/// <summary>Notification rules as the fields of a form: a row a rule, and rows that name no method are none.</summary>
static class RuleFields
{
    const int MostRows = 20;
    const string Default = "default";
    const string Important = "important";

    public static async Task SetAsync(IReadOnlyDictionary<string, string> form, Func<RulesRequest, Task> set)
    {
        var faults = new FieldFaults();
        var (byDefault, important) = (Read(form, Default, faults), Read(form, Important, faults));
        faults.Throw("The notification rules cannot be saved.");
        try
        {
            await set(new RulesRequest([.. byDefault.Select(r => r.Rule)], [.. important.Select(r => r.Rule)]));
        }
        catch (RefusalException refused)
        {
            // The rule counts what it was given; on the form rows may be empty in between.
            throw new RefusalException(refused.Kind, refused.Title, [.. refused.Errors.Select(e => e with { Field = FieldOf(e.Field, byDefault, important) })]);
        }
    }

    static List<(int Row, NotificationRule Rule)> Read(IReadOnlyDictionary<string, string> form, string set, FieldFaults faults)
    {
        var rules = new List<(int, NotificationRule)>();
        for (var row = 0; row < MostRows; row++)
        {
            if (form.GetValueOrDefault($"{set}[{row}].methodId") is not { Length: > 0 } method) continue;
            var text = form.GetValueOrDefault($"{set}[{row}].after")?.Trim() ?? "";
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes <= Duration.FromDays(2).TotalMinutes)
                rules.Add((row, new NotificationRule(Duration.FromSeconds((long)Math.Round(minutes * 60)), method)));
            else faults.Add($"{set}[{row}].after", "Give minutes: 0 is at once.", text);
        }

        return rules;
    }

    static string FieldOf(string field, List<(int Row, NotificationRule Rule)> byDefault, List<(int Row, NotificationRule Rule)> important)
    {
        foreach (var (set, rules) in new[] { (Default, byDefault), (Important, important) })
            for (var n = 0; n < rules.Count; n++)
                if (field.StartsWith($"{set}[{n}]", StringComparison.Ordinal)) return $"{set}[{rules[n].Row}]{field[$"{set}[{n}]".Length..]}";
        return field;
    }
}
