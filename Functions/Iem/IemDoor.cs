using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Iem;

/// <summary>A command on a request, in the name of its caller.</summary>
public delegate Change<IemRequest> IemCommand(IemRequest request, IemSetting setting, Actor actor, Instant now);

/// <summary>Shows a request to its caller, and does to it what he asks, when it is his and he knows its present state.</summary>
public sealed class IemDoor(PromiseStore<IemRequest> requests, IemDesk desk, Catalog catalog)
{
    public const string Channel = "api";

    public async Task<IResult> DoAsync(
        HttpRequest request, DurableTaskClient client, string id, IemCommand command, CancellationToken cancellation, Action<IemRequest>? require = null) =>
        Answer(request, await ApplyAsync(client, request.Caller(), id, request.IfMatch(), request.Once(), command, cancellation, require));

    public async Task<Stored<IemRequest>> ApplyAsync(
        DurableTaskClient client, Caller caller, string id, string? ifMatch, string? once, IemCommand command, CancellationToken cancellation, Action<IemRequest>? require = null)
    {
        // Before anything is said of the copy that he has: of somebody else's request he is told nothing.
        await FindAsync(caller, id, cancellation);
        return await desk.ApplyAsync(
            client,
            id,
            ifMatch,
            (asked, setting, now) =>
            {
                IemAccess.Require(caller, asked);
                require?.Invoke(asked);
                return command(asked, setting, caller.ToActor(), now);
            },
            once,
            cancellation);
    }

    public async Task<Stored<IemRequest>> FindAsync(Caller caller, string id, CancellationToken cancellation)
    {
        var stored = await requests.FindAsync(id, cancellation) ?? throw IemKind.Value.NotFound(id);
        IemAccess.Require(caller, stored.State);
        return stored;
    }

    public IResult Answer(HttpRequest request, Stored<IemRequest> stored, int status = StatusCodes.Status200OK) => request.Record(stored, View, status);

    /// <summary>202: it is kept, its session is reserved, and the promise is running.</summary>
    public IResult Accepted(HttpRequest request, Stored<IemRequest> stored)
    {
        request.HttpContext.Response.Headers.Location = $"/api/iem-requests/{stored.State.Id}";
        return Answer(request, stored, StatusCodes.Status202Accepted);
    }

    internal IemRequestView View(IemRequest request) => IemRequestView.Of(request, catalog.Iem!);

    /// <summary>Whether the account's plan covers all event days, as of now.</summary>
    public static bool IsCovered(IemSetting setting, IemRequest request) => setting.Account is { } account && IemReader.IsCovered(setting.Catalog, account, request);
}
