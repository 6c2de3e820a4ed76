using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.Calendars;
using SupportFlows.Orchestrations.Delivery;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.PersonalData;
using SupportFlows.Orchestrations.Probe;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Queues;
using SupportFlows.Orchestrations.Telemetry;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Trail;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations;

public static class OrchestrationsRegistration
{
    /// <summary>Needs a <c>Catalog</c>, the <c>ProbeSettings</c>, the <c>WebhookSettings</c>, an <c>IWebhookPoster</c>, the <c>IQueues</c>, a <c>TimeProvider</c>, an <c>IRowStore</c>, an <c>IContentStore</c>, the <c>IMessageSender</c>s and logging from elsewhere.</summary>
    public static IServiceCollection AddOrchestrations(this IServiceCollection services)
    {
        services.TryAddSingleton<NewId>(() => RandomNumberGenerator.GetHexString(32, lowercase: true));
        services.TryAddSingleton<PublicUrl>(() => null);
        services.TryAddSingleton(ShippedCalendars.None);
        services.TryAddSingleton<MailFrom>(() => null);
        services.TryAddSingleton(StaffSettings.None);
        services.TryAddSingleton(RetentionSettings.ForEver);
        return services
            .AddMetrics()
            .AddSingleton<AccountDirectory>()
            .AddSingleton<AfterSending>()
            .AddSingleton<ApiKeys>()
            .AddSingleton<AttachmentDesk>()
            .AddSingleton<AttachmentErasure>()
            .AddSingleton<AttachmentRows>()
            .AddSingleton<Attention>()
            .AddSingleton<AuditLog>()
            .AddSingleton<Auditor>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<Bundles>()
            .AddSingleton<CalendarDirectory>()
            .AddSingleton<Carrying>()
            .AddSingleton<FileTicket>()
            .AddSingleton<IdentityProviders>()
            .AddSingleton<Invitations>()
            .AddSingleton<KeyList>()
            .AddSingleton<Lines>()
            .AddSingleton<LineTurns>()
            .AddSingleton<Measures>()
            .AddSingleton<MergeTickets>()
            .AddSingleton<MessageProviders>()
            .AddSingleton<MessageTemplates>()
            .AddSingleton<Nudge>()
            .AddSingleton<OpenTickets>()
            .AddSingleton<Outbox>()
            .AddSingleton<PageDesk>()
            .AddSingleton<PageLists>()
            .AddSingleton<PageOrders>()
            .AddSingleton<PageReader>()
            .AddSingleton<PageTickets>()
            .AddSingleton<People>()
            .AddSingleton<PersonErasure>()
            .AddSingleton<PersonExport>()
            .AddSingleton<PersonSweep>()
            .AddSingleton<ProbeDesk>()
            .AddSingleton<Purge>()
            .AddSingleton<QueueDesk>()
            .AddSingleton<Receipts>()
            .AddSingleton<RecordEraser>()
            .AddSingleton<RefusedAttempts>()
            .AddSingleton<Retention>()
            .AddSingleton<SavedViews>()
            .AddSingleton<SenderLookup>()
            .AddSingleton<SentLog>()
            .AddSingleton<SignInAttempts>()
            .AddSingleton<SignIns>()
            .AddSingleton<TicketIndex>()
            .AddSingleton<TeamLoads>()
            .AddSingleton<TicketLists>()
            .AddSingleton<TicketPageOrders>()
            .AddSingleton<UnsureContents>()
            .AddAnswers()
            .AddSingleton<ContactBook>()
            .AddSingleton(provider => new ContactCode(text => provider.GetRequiredService<LinkSecret>().Hash("contact-code", Encoding.UTF8.GetBytes(text))))
            .AddSingleton<OnCallDirectory>()
            .AddSingleton(typeof(ChangeOnCall<>))
            .AddPromise(TicketKind.Value)
            .AddPromise(PageKind.Value)
            .AddPromise(ScheduleKind.Value)
            .AddPromise(ResponderKind.Value)
            .AddRecord(PolicyKind.Value)
            .AddPromise(WebhookKind.Value)
            .AddWebhooks()
            .AddIem();
    }

    static IServiceCollection AddIem(this IServiceCollection services) => services
        .AddSingleton<EventTeams>()
        .AddSingleton<FileIem>()
        .AddSingleton<IemDesk>()
        .AddSingleton<IemLinks>()
        .AddSingleton<IemLists>()
        .AddSingleton<IemReader>()
        .AddSingleton<IemReports>()
        .AddSingleton<IemSettings>()
        .AddSingleton<Sessions>()
        .AddPromise(IemKind.Value)
        .AddRecord(EntitlementKind.Value);

    static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<AnswerWords>()
        .AddSingleton<Calls>()
        .AddSingleton<CallSubjects>()
        .AddSingleton<LinkAnswers>()
        .AddSingleton<MessageReceipts>()
        .AddSingleton<PageActions>()
        .AddSingleton<PageLinks>()
        .AddSingleton<PhoneOwners>()
        .AddSingleton<TextReplies>();

    static IServiceCollection AddPromise<T>(this IServiceCollection services, PromiseKind<T> kind)
        where T : class, IPromise => services
        .AddRecord(kind)
        .AddSingleton<DecidePromise<T>>()
        .AddSingleton<FilePromise<T>>()
        .AddSingleton<PromiseAudit, PromiseAudit<T>>();

    static IServiceCollection AddRecord<T>(this IServiceCollection services, PromiseKind<T> kind)
        where T : class, ITimelined => services
        .AddSingleton(kind)
        .AddSingleton<ChangePromise<T>>()
        .AddSingleton<PromiseIndex<T>>()
        .AddSingleton<PromiseStore<T>>();
}
