using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Development;
using SupportFlows.Functions.Health;
using SupportFlows.Functions.Web.LaunchEvents;
using SupportFlows.Functions.Web.Tickets;
using SupportFlows.Web.Development;
using SupportFlows.Web.OnCall;
using SupportFlows.Web.Operation;
using SupportFlows.Web.Pages;
using SupportFlows.Web.Rendering;
using SupportFlows.Web.Team;
using SupportFlows.Web.Tickets;

namespace SupportFlows.Functions.Web;

static class WebRegistration
{
    public static IServiceCollection AddWeb(this IServiceCollection services) => services
        // Chinese as it is, not as numbers four times as long.
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .AddSingleton<AppHealth>()
        .AddSingleton<Inbox>()
        .AddSingleton<InboxPhone>()
        .AddSingleton<KnownKeys>()
        .AddSingleton<OnCallNow>()
        .AddSingleton<PageBoard>()
        .AddSingleton<PageFile>()
        .AddSingleton<PersonCard>()
        .AddSingleton<NewTicket>()
        .AddSingleton<Queue>()
        .AddSingleton<Readers>()
        .AddSingleton<ReadinessBoard>()
        .AddSingleton<ScheduleCalendar>()
        .AddSingleton<StoreCheck>()
        .AddSingleton<TeamList>()
        .AddSingleton<TicketDoor>()
        .AddSingleton<TicketReader>()
        .AddSingleton<VisitorGuard>()
        .AddSingleton<WebCookies>()
        .AddSingleton<WebDoor>()
        .AddSingleton<WebPages>()
        .AddLaunchEventPages();
}
