using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Functions.Web.LaunchEvents;

/// <summary>Reads the fields of forms about launch events. What cannot be read is a fault of its field.</summary>
sealed class EventForm(IReadOnlyDictionary<string, string> form)
{
    const int MostContacts = 50;
    const string DeliverablePrefix = "deliverables.";

    static readonly LocalDateTimePattern Clock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    readonly FieldFaults faults = new();

    /// <summary>Null when nothing was typed.</summary>
    public string? Text(string field) => form.GetValueOrDefault(field)?.Trim() is { Length: > 0 } text ? text : null;

    public int? Whole(string field) => Read<int>(field, "Give a whole number, or leave it empty.", (text, out n) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out n));

    /// <summary>One of the names of an enumeration; null for none or another, which the rule then asks for.</summary>
    public T? Name<T>(string field)
        where T : struct, Enum => Wire.TryName<T>(Text(field), out var value) ? value : null;

    public IReadOnlyList<string> Lines(string field) => [.. (Text(field) ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    /// <summary>A time on the wall of the event's zone.</summary>
    public Instant Time(string field, string zone)
    {
        if (Clock.Parse(Text(field) ?? "") is { Success: true, Value: var time }) return time.InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
        faults.Add(field, $"Give a day and a time such as 2026-11-11T08:00, in {zone}.", Text(field));
        return default;
    }

    public IReadOnlyList<IemContact> Contacts() =>
    [
        .. Enumerable.Range(0, MostContacts)
            .Select(n => new IemContact(Text($"contacts[{n}].name") ?? "", Text($"contacts[{n}].email"), Text($"contacts[{n}].phone"), Text($"contacts[{n}].role")))
            .Where(c => c.Name.Length > 0 || c.Email is not null || c.Phone is not null || c.Role is not null),
    ];

    public IReadOnlyList<Handed> Handed() =>
        [.. form.Keys.Where(k => k.StartsWith(DeliverablePrefix, StringComparison.Ordinal)).Select(k => new Handed(k[DeliverablePrefix.Length..], Text(k) ?? ""))];

    /// <param name="path">Before the fields' names.</param>
    public IemPlan Plan(string path) => new()
    {
        SuccessCriteria = Text($"{path}successCriteria"),
        Bridge = Text($"{path}bridge"),
        TrafficMultiple = Read<decimal>($"{path}trafficMultiple", "Give a number such as 8.5, or leave it empty.", (text, out n) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out n)),
        Resources = [.. Lines($"{path}resources").Select(Cells).Select(c => new RegionResource(c[0], c.ElementAtOrDefault(1) ?? "", c.ElementAtOrDefault(2)))],
        Primary = Action($"{path}primary"),
        Rollback = Action($"{path}rollback"),
        Escalation = [.. Lines($"{path}escalation").Select(Cells).Select((c, n) => new EscalationStep(c[0], c.ElementAtOrDefault(1) is { Length: > 0 } reach ? reach : null, Minutes(c.ElementAtOrDefault(2), n)))],
    };

    /// <summary>Those of the scorecard that were answered, each with its place in the form.</summary>
    public IReadOnlyList<(int Place, ScorecardAnswer Answer)> Answers() =>
    [
        .. form.Keys.Where(k => k.StartsWith("answers[", StringComparison.Ordinal) && k.EndsWith("].item", StringComparison.Ordinal))
            .Select(k => int.TryParse(k["answers[".Length..^"].item".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1)
            .Where(n => n >= 0 && Name<Light>($"answers[{n}].light") is not null)
            .Order()
            .Select(n => (n, new ScorecardAnswer(Text($"answers[{n}].item") ?? "", Name<Light>($"answers[{n}].light")!.Value, Text($"answers[{n}].note")))),
    ];

    /// <exception cref="RefusalException">Something could not be read.</exception>
    public void Throw() => faults.Throw("The form cannot be taken so.");

    ActionPlan? Action(string path) =>
        (Text($"{path}.steps") ?? Text($"{path}.trigger") ?? Text($"{path}.owner") ?? Text($"{path}.verification")) is not null
            ? new ActionPlan(Text($"{path}.steps") ?? "", Text($"{path}.trigger"), Text($"{path}.owner"), Text($"{path}.verification"))
            : null;

    Duration? Minutes(string? text, int line)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)) return Duration.FromMinutes(minutes);
        faults.Add("escalation", $"In line {line + 1}, the third part is the minutes after which somebody is called: a whole number.", text);
        return null;
    }

    T? Read<T>(string field, string expected, TryRead<T> read)
        where T : struct
    {
        if (Text(field) is not { } text) return null;
        if (read(text, out var value)) return value;
        faults.Add(field, expected, text);
        return null;
    }

    static string[] Cells(string line) => [.. line.Split(';', '；').Select(c => c.Trim())];

    delegate bool TryRead<T>(string text, out T value);
}
