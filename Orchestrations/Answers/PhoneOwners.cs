using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;

namespace SupportFlows.Orchestrations.Answers;

/// <summary>Whose phone a text came from.</summary>
public sealed class PhoneOwners(ContactBook contacts, ChangeOnCall<Responder> responders, People people)
{
    const string By = "sms";

    /// <summary>Only who has shown that the number is his acts by it. Of several who share a phone, one: the number cannot tell them apart.</summary>
    public async Task<Person?> FindAsync(string number, CancellationToken cancellation)
    {
        var owner = (await contacts.OwnersOfAsync(number, cancellation)).FirstOrDefault(o => o.Method.VerifiedAt is not null);
        return owner is null ? null : await people.GetAsync(owner.PersonId, cancellation);
    }

    /// <summary>STOP and START hold for everybody who named this number.</summary>
    public async Task MarkAsync(DurableTaskClient client, string number, ReplyAction action, CancellationToken cancellation)
    {
        var owners = await contacts.OwnersOfAsync(number, cancellation);
        foreach (var id in owners.Select(o => o.PersonId).Distinct())
        {
            await responders.ApplyAsync(
                client,
                id,
                ifMatch: null,
                (responder, now) => action is ReplyAction.Stop
                    ? ResponderCommands.Stop(responder, number, Actor.System, By, now)
                    : ResponderCommands.Start(responder, number, Actor.System, By, now),
                cancellation: cancellation);
        }
    }
}
