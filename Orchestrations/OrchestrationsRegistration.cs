using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations;

public static class OrchestrationsRegistration
{
    /// <summary>Needs a <c>Catalog</c>, a <c>TimeProvider</c>, an <c>IRowStore</c>, the <c>IMessageSender</c>s and logging from elsewhere.</summary>
    public static IServiceCollection AddOrchestrations(this IServiceCollection services)
    {
        services.TryAddSingleton<NewId>(() => RandomNumberGenerator.GetHexString(32, lowercase: true));
        return services
            .AddSingleton<AccountDirectory>()
            .AddSingleton<ApiKeys>()
            .AddSingleton<Attention>()
            .AddSingleton<Auditor>()
            .AddSingleton<ChangeTicket>()
            .AddSingleton<FileTicket>()
            .AddSingleton<MergeTickets>()
            .AddSingleton<MessageTemplates>()
            .AddSingleton<Nudge>()
            .AddSingleton<Outbox>()
            .AddSingleton<People>()
            .AddSingleton<SenderLookup>()
            .AddSingleton<SentLog>()
            .AddSingleton<TicketIndex>()
            .AddSingleton<TicketLists>()
            .AddSingleton<TicketStore>();
    }
}
