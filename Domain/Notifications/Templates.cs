namespace SupportFlows.Domain.Notifications;

public static class Templates
{
    public const string TicketAccepted = "ticket-accepted";
    public const string TicketTriage = "ticket-triage";
    public const string TicketAssigned = "ticket-assigned";
    public const string TicketUrgent = "ticket-urgent";
    public const string TicketReply = "ticket-reply";
    public const string TicketCustomerReplied = "ticket-customer-replied";
    public const string TicketReclassified = "ticket-reclassified";
    public const string TicketReminder = "ticket-reminder";
    public const string TicketResolved = "ticket-resolved";
    public const string TicketReopened = "ticket-reopened";
    public const string TicketClosed = "ticket-closed";
    public const string ClockWarning = "clock-warning";
    public const string ClockMissed = "clock-missed";

    public static readonly IReadOnlyList<Template> All =
    [
        new(TicketAccepted, [Channel.Email, Channel.Sms],
            ["ticketId", "subject", "contactName", "plan", "submitted", "owed", "target", "due", "scope", "scopeCode", "scopeReason"],
            ["software", "softwareVersion", "minimumVersion"]),
        new(TicketTriage, [Channel.Email],
            ["ticketId", "subject", "plan", "severity", "contactName", "why"],
            ["contactEmail", "contactPhone", "due", "product"]),
        new(TicketAssigned, [Channel.Email],
            ["ticketId", "subject", "plan", "severity", "contactName", "assignedBy", "description"],
            ["due", "product", "reason"]),
        new(TicketUrgent, [Channel.Sms],
            ["ticketId", "subject", "plan", "severity"],
            ["due", "product"]),
        new(TicketReply, [Channel.Email, Channel.Sms],
            ["ticketId", "subject", "body", "from"],
            []),
        new(TicketCustomerReplied, [Channel.Email],
            ["ticketId", "subject", "plan", "severity", "body", "from", "status"],
            ["due"]),
        new(TicketReclassified, [Channel.Email, Channel.Sms],
            ["ticketId", "subject", "contactName", "plan", "before", "current", "owed", "reason"],
            ["due"]),
        new(TicketReminder, [Channel.Email, Channel.Sms],
            ["ticketId", "subject", "contactName", "number", "pendingSince"],
            ["closesAt"]),
        new(TicketResolved, [Channel.Email, Channel.Sms],
            ["ticketId", "subject", "contactName", "closesAt"],
            []),
        new(TicketReopened, [Channel.Email],
            ["ticketId", "subject", "plan", "severity", "by"],
            ["reason", "due"]),
        new(TicketClosed, [Channel.Email, Channel.Sms],
            ["ticketId", "subject", "contactName", "why"],
            ["reopenUntil", "mergedInto"]),
        new(ClockWarning, [Channel.Email, Channel.Sms],
            ["ticketId", "subject", "plan", "severity", "clock", "percent", "due"],
            ["assignee", "product"]),
        new(ClockMissed, [Channel.Email, Channel.Sms],
            ["ticketId", "subject", "plan", "severity", "clock", "due", "target"],
            ["assignee", "product", "answeredAt"]),
    ];
}
