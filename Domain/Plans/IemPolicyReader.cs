using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;

namespace SupportFlows.Domain.Plans;

static class IemPolicyReader
{
    const int MostSessions = 1000;
    const int MostDays = 366;

    public static IemPolicy Read(CatalogValue value)
    {
        value.Object(
            "sessionsPerYear", "daysPerSession", "noticeDays", "decideWithin", "expediteWithin", "quoteValidFor", "prices", "statusEvery", "teamWait", "catchUp", "scorecard", "milestones");
        return new IemPolicy(
            value["sessionsPerYear"].Whole(0, MostSessions),
            value["daysPerSession"].Whole(1, MostDays),
            value["noticeDays"].Whole(0, MostDays),
            value["decideWithin"].Duration(),
            value["expediteWithin"].Duration(),
            value["quoteValidFor"].Duration(),
            value["prices"].Members().ToDictionary(m => m.Name, m => Price(m.Value)),
            value["statusEvery"].Duration(),
            value["teamWait"].Duration(),
            value["catchUp"].Duration(),
            value["scorecard"].Unique("id", ScorecardItem, i => i.Id),
            Milestones(value["milestones"]));
    }

    static DayPrice Price(CatalogValue value)
    {
        value.Object("perDay", "currency");
        var currency = value["currency"].Text();
        if (currency.Length > 0 && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))) value["currency"].Fault("a currency of ISO 4217, such as USD");
        return new DayPrice(value["perDay"].Amount(), currency);
    }

    static ScorecardItem ScorecardItem(CatalogValue value)
    {
        value.Object("id", "area", "name");
        return new ScorecardItem(value["id"].Text(), value["area"].Name<ScorecardArea>(), value["name"].Words());
    }

    static List<MilestoneTemplate> Milestones(CatalogValue list)
    {
        var milestones = list.Unique("id", value => MilestoneReader.Read(value, IemChecks.All), m => m.Id);
        foreach (var needed in new[] { IemMilestones.Gate, IemMilestones.Report, IemMilestones.Closing }.Where(id => !list.IsMissing && milestones.All(m => m.Id != id)))
            list.Fault($"a list that has {needed} too");
        foreach (var (milestone, n) in milestones.Select((m, n) => (m, n)))
        {
            if (milestone is { Id: IemMilestones.Gate, Anchor: MilestoneAnchor.AfterLastDay }) list.Items()[n]["after"].Fault($"nothing: {milestone.Id} is before the first day");
            if (milestone is { Id: IemMilestones.Report or IemMilestones.Closing, Anchor: MilestoneAnchor.BeforeFirstDay }) list.Items()[n]["before"].Fault($"nothing: {milestone.Id} is after the last day");
        }

        return milestones;
    }
}
