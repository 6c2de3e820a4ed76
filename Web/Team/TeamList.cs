using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Web.OnCall;
using Rota = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Web.Team;

/// <summary>Reads the team: who they are, whether a page would reach them, who is on call.</summary>
public sealed class TeamList(People people, OnCallDirectory directory, TimeProvider time)
{
    public async Task<TeamModel> ReadAsync(CancellationToken cancellation)
    {
        var (now, records, staff) = (time.GetCurrentInstant(), await directory.ReadAsync(cancellation), await people.ListAsync(cancellation));
        var duties = records.Schedules.Values.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => (Schedule: new PersonRef(s.Id, s.Name), People: Rota.At(s, now))).ToList();
        return new TeamModel(
        [
            .. from person in staff
               let responder = records.Responder(person.Id)
               let onCall = duties.Where(d => d.People.Contains(person.Id)).Select(d => d.Schedule).ToList()
               orderby onCall.Count == 0, person.Name
               select new TeamRow(person, responder.Methods, onCall, ResponderRules.Steps(responder, important: true).Count > 0),
        ]);
    }
}
