using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.Team;

namespace SupportFlows.Functions.Web.Team;

public sealed class TeamPageEndpoints(WebDoor door, TeamList team, ReadinessBoard readiness)
{
    [Function("WebPeople"), Visit(Role.Staff, Role.Operator)]
    public async Task<IResult> People([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people")] HttpRequest request, CancellationToken cancellation) =>
        await door.ShowAsync<TeamPage, TeamModel>(request, await team.ReadAsync(cancellation));

    [Function("WebReadiness"), Visit(Role.Staff, Role.Operator)]
    public async Task<IResult> Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "readiness")] HttpRequest request, CancellationToken cancellation) =>
        await door.ShowAsync<ReadinessPage, ReadinessModel>(request, await readiness.ReadAsync(cancellation));
}
