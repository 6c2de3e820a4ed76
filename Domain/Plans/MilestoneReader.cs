using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Plans;

/// <summary>A milestone of any engagement: <c>{ "id": "kick-off", "before": 10, "time": "18:00", "owner": "tam", … }</c>, with <c>after</c> for what follows the last day.</summary>
static class MilestoneReader
{
    const int MostDays = 250;

    /// <param name="checks">The checks that this engagement knows.</param>
    public static MilestoneTemplate Read(CatalogValue value, IReadOnlyList<string> checks)
    {
        value.Object("id", "name", "before", "after", "time", "owner", "deliverables", "checks", "remindBefore", "escalateAfter", "meeting");
        var isBefore = !value["before"].IsMissing;
        if (isBefore && !value["after"].IsMissing) value["after"].Fault("nothing, as before is given: a milestone is before the first day or after the last");
        return new MilestoneTemplate(
            Id(value["id"]),
            value["name"].Words(),
            isBefore ? MilestoneAnchor.BeforeFirstDay : MilestoneAnchor.AfterLastDay,
            value[isBefore ? "before" : "after"].Whole(1, MostDays),
            value["time"].Time(),
            value["owner"].Name<MilestoneOwner>(),
            value["deliverables"].Unique("id", Deliverable, d => d.Id),
            value["checks"].Unique("id", item => Check(item, checks), c => c.Id),
            value["remindBefore"].Duration(),
            value["escalateAfter"].Duration(),
            value["meeting"].IsMissing ? null : value["meeting"].Duration());
    }

    static Deliverable Deliverable(CatalogValue value)
    {
        value.Object("id", "name");
        return new Deliverable(Id(value["id"]), value["name"].Words());
    }

    static MilestoneCheck Check(CatalogValue value, IReadOnlyList<string> known)
    {
        value.Object("id", "blocks");
        var id = value["id"].Text();
        if (id.Length > 0 && !known.Contains(id)) value["id"].Fault($"one of {string.Join(", ", known)}");
        return new MilestoneCheck(id, value["blocks"].Flag());
    }

    /// <summary>It stands in addresses and in the keys of messages.</summary>
    static string Id(CatalogValue value)
    {
        var id = value.Text();
        if (id.Length > 0 && !Wire.IsSlug(id)) value.Fault("an id of a-z, 0-9 and -, at most 40");
        return id;
    }
}
