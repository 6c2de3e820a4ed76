using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>The days that somebody thinks of giving an event, as he typed them.</summary>
/// <param name="Kind"><c>reschedule</c> or <c>extend</c>.</param>
public sealed record MoveAsked(string Kind, string? FirstDay, string? LastDay, int? FurtherDays);

/// <summary>Tries a change of days on the rules themselves, and shows what would come of it. Nothing is written.</summary>
public sealed class Moves(LaunchEvent events, IemSettings settings, TimeProvider time)
{
    const string Channel = "web";

    public async Task<MoveModel> ReadAsync(Caller reader, IemRequest request, MoveAsked asked, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        var model = new MoveModel(request, (await events.ReadAsync(reader, request, cancellation)).Can, asked.Kind, null, [], GivesBack: IemClaims.Window(request).From > now);
        if (string.IsNullOrWhiteSpace(asked.FirstDay) && string.IsNullOrWhiteSpace(asked.LastDay))
        {
            return model;
        }

        try
        {
            return model with { After = Changed(await settings.ReadAsync(request.AccountId, cancellation), request, reader, asked, now) };
        }
        catch (RefusalException refusal)
        {
            return model with { Faults = refusal.Errors };
        }
    }

    static IemRequest Changed(IemSetting setting, IemRequest request, Caller reader, MoveAsked asked, Instant now) => (asked.Kind == IemStates.Extend
        ? IemMoves.Extend(setting, request, reader.ToActor(), Channel, asked.LastDay, asked.FurtherDays, reason: null, now)
        : IemMoves.Reschedule(setting, request, reader.ToActor(), Channel, asked.FirstDay, asked.LastDay, asked.FurtherDays, reason: null, now)).State;
}
