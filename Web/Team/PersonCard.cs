using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Web.OnCall;

namespace SupportFlows.Web.Team;

/// <summary>Reads how somebody is reached, and when it is his turn.</summary>
public sealed class PersonCard(People people, OnCallDirectory directory, TimeProvider time)
{
    const int MostShifts = 10;

    /// <param name="responder">As it was read just now: what was changed a moment ago shows.</param>
    public async Task<PersonModel> ReadAsync(Caller reader, Responder responder, CancellationToken cancellation)
    {
        var (now, records) = (time.GetCurrentInstant(), await directory.ReadAsync(cancellation));
        var person = (await people.ListAsync(cancellation)).First(p => p.Id == responder.Id);
        return new PersonModel(
            person,
            responder,
            [.. records.Schedules.Values.SelectMany(s => Duties.ShiftsOf(person.Id, s, now)).OrderBy(s => s.Span.Start).Take(MostShifts)],
            reader.PersonId == person.Id,
            OnCallAccess.IsSelf(reader, person.Id));
    }
}
