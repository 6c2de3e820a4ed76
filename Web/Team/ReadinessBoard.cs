using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Web.OnCall;

namespace SupportFlows.Web.Team;

/// <summary>Reads whether a page would reach somebody, for the next 52 weeks.</summary>
public sealed class ReadinessBoard(OnCallDirectory directory, People people, TimeProvider time)
{
    public async Task<ReadinessModel> ReadAsync(CancellationToken cancellation)
    {
        var (records, staff) = (await directory.ReadAsync(cancellation), await people.ListAsync(cancellation));
        var report = Readiness.Report(staff, [.. records.Responders.Values], [.. records.Schedules.Values], [.. records.Policies.Values], time.GetCurrentInstant());
        var most = report.Loads.GroupBy(l => l.ScheduleId).ToDictionary(g => g.Key, g => g.Max(l => l.Hours));
        return new ReadinessModel(
            report.From,
            report.To,
            report.Score,
            Findings.Of(report, records, id => PersonRef.Of(id, staff).Name),
            [.. report.Loads.Select(l => new LoadRow(new PersonRef(l.ScheduleId, records.Schedules[l.ScheduleId].Name), PersonRef.Of(l.PersonId, staff), l.Hours, l.Hours / most[l.ScheduleId], l.TooMuch, l.WithoutBreak))]);
    }
}
