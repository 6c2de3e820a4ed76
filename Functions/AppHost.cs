using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SupportFlows.Adapters;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.SelfHelp;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Demo;
using SupportFlows.Functions.Errors;
using SupportFlows.Functions.Forms;
using SupportFlows.Functions.Iem;
using SupportFlows.Functions.OnCall;
using SupportFlows.Functions.PersonalData;
using SupportFlows.Functions.Probe;
using SupportFlows.Functions.Queues;
using SupportFlows.Functions.Rates;
using SupportFlows.Functions.Settings;
using SupportFlows.Functions.Telemetry;
using SupportFlows.Functions.Tickets;
using SupportFlows.Functions.Trail;
using SupportFlows.Functions.Web;
using SupportFlows.Functions.Webhooks;
using SupportFlows.Orchestrations;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Calendars;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Functions;

/// <summary>Puts the app together.</summary>
public static partial class AppHost
{
    /// <param name="configure">Settings and services that come before the app's own, such as a test's clock.</param>
    /// <exception cref="StartRefusedException">It is not set up to run: the message says what mends it.</exception>
    public static IHost Create(string[] args, Action<FunctionsApplicationBuilder>? configure = null)
    {
        AccessRules.Verify(typeof(AppHost).Assembly);
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<TraceMiddleware>();
        builder.UseMiddleware<HttpBoundary>();
        builder.UseMiddleware<AuditMiddleware>();
        builder.UseMiddleware<RateMiddleware>();
        builder.UseMiddleware<AccessMiddleware>();
        configure?.Invoke(builder);

        var tools = DevelopmentTools.From(builder.Configuration, builder.Environment);
        var data = DataDirectory.Of(builder.Configuration);
        builder.Configuration[DataDirectory.Setting] = data;
        AddRuntime(builder, data, tools.Enabled);
        AddApp(builder, tools);
        return builder.Build();
    }

    static void AddApp(FunctionsApplicationBuilder builder, DevelopmentTools tools)
    {
        var catalog = DataFile.Read(builder.Configuration, "Catalog", CatalogReader.Read);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(tools);
        builder.Services.AddSingleton(catalog);
        builder.Services.AddSingleton(DataFile.Read(builder.Configuration, "Directory", HelpDirectoryReader.Read));
        builder.Services.AddSingleton(Calendars(builder));
        builder.Services.AddSingleton(FormSettings.Read(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton(RateSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<RateGate>();
        builder.Services.AddSingleton(StaffConfiguration.Read(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton<TokenCallers>();
        builder.Services.AddSingleton<OrganisationSignIn>();
        builder.Services.AddSingleton(RetentionTimer.Read(builder.Configuration));
        builder.Services.AddSingleton<TicketDesk>();
        builder.Services.AddSingleton<ParkedReasons>();
        builder.Services.AddOnCall();
        builder.Services.AddIem();
        builder.Services.AddWeb();
        builder.Services.AddSingleton(new WebhookSettings(AllowsLoopback: builder.Environment.IsDevelopment()));
        builder.Services.AddSingleton(ProbeConfiguration.Read(builder.Configuration));
        builder.Services.AddSingleton<TwilioDoor>();
        builder.Services.AddSingleton<TwilioEndpoints>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<PublicUrl>(s => s.GetRequiredService<PublicAddress>().Find);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddAdapters(builder.Configuration);
        builder.Services.AddOrchestrations();
        builder.Services.AddHostedService<PagingCheck>();
        if (FirstKey.Wanted(builder.Configuration))
        {
            builder.Services.AddHostedService<FirstKey>();
        }

        if (DemoData.Wanted(builder.Configuration, builder.Environment))
        {
            builder.Services.AddSingleton<DemoOnCall>();
            builder.Services.AddHostedService<DemoData>();
        }
    }

    static ShippedCalendars Calendars(FunctionsApplicationBuilder builder)
    {
        var read = CalendarFiles.Read(builder.Configuration);
        return DemoData.Wanted(builder.Configuration, builder.Environment) ? new ShippedCalendars(DemoCalendar.Completed(read.All)) : read;
    }

    /// <summary>What only one of the two runtimes needs; nothing on the other.</summary>
    static partial void AddRuntime(FunctionsApplicationBuilder builder, string dataDirectory, bool tools);
}
