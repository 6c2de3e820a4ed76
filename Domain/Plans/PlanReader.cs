using NodaTime;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Plans;

sealed class PlanReader(IReadOnlyList<string> services, IReadOnlyList<string> hours)
{
    static readonly string[] Channels = ["ticket", "phone", "im-group"];

    public Plan Read(CatalogValue value)
    {
        value.Object("id", "name", "channels", "handledBy", "firstResponse", "nextResponse", "resolution", "services", "hours");
        return new Plan(
            value["id"].Text(),
            value["name"].Words(),
            Known(value["channels"], Channels, atLeast: 1),
            value["handledBy"].Name<HandlerTier>(),
            FirstResponse(value["firstResponse"]),
            OptionalTargets(value["nextResponse"]),
            OptionalTargets(value["resolution"]),
            Known(value["services"], services),
            value["hours"].IsMissing ? null : OneOf(value["hours"], hours));
    }

    /// <summary>Whoever helps with the worse helps with the lesser: no severity is left out below a covered one.</summary>
    static Dictionary<Severity, Duration> FirstResponse(CatalogValue value)
    {
        var targets = Targets(value);
        var highest = targets.Count == 0 ? Severity.General : targets.Keys.Max();
        foreach (var severity in Enum.GetValues<Severity>().Where(s => s <= highest && !targets.ContainsKey(s)))
            if (!value.IsMissing)
                value[Wire.Name(severity)].Fault("a target, since general issues and every severity below a covered one are covered");
        return targets;
    }

    static Dictionary<Severity, Duration>? OptionalTargets(CatalogValue value) => value.IsMissing ? null : Targets(value);

    static Dictionary<Severity, Duration> Targets(CatalogValue value)
    {
        var targets = new Dictionary<Severity, Duration>();
        foreach (var (name, target) in value.Members())
            if (!Wire.TryName<Severity>(name, out var severity)) target.Fault($"only {Wire.Names<Severity>()} here");
            else targets[severity] = target.Duration();
        return targets;
    }

    static IReadOnlyList<string> Known(CatalogValue list, IReadOnlyList<string> known, int atLeast = 0) =>
        [.. list.Items(atLeast).Select(item => OneOf(item, known))];

    static string OneOf(CatalogValue value, IReadOnlyList<string> known)
    {
        var text = value.Text();
        if (text.Length > 0 && !known.Contains(text)) value.Fault(known.Count == 0 ? "nothing, as none are defined" : $"one of {string.Join(", ", known)}");
        return text;
    }
}
