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

    /// <summary>Not words: an order to ring those on call, whose data are sent as they are (<see cref="Pages.PageOrderData"/>).</summary>
    public const string PageOrder = "page-order";

    public const string PageAlert = "page-alert";
    public const string PageStatus = "page-status";
    public const string PageUnanswered = "page-unanswered";
    public const string PageBundle = "page-bundle";
    public const string AnswerPage = "answer-page";
    public const string AnswerUseless = "answer-useless";
    public const string AnswerMenu = "answer-menu";
    public const string AnswerGoodbye = "answer-goodbye";

    /// <summary>Not mailed: what a page of the web shows, which has a title as an email has a subject.</summary>
    public const string AnswerLink = "answer-link";
    public const string OnCallStarted = "oncall-started";
    public const string OnCallEnded = "oncall-ended";
    public const string OnCallGap = "oncall-gap";
    public const string ContactCode = "contact-code";
    public const string IemReceived = "iem-received";
    public const string IemApproval = "iem-approval";
    public const string IemApproved = "iem-approved";
    public const string IemMoved = "iem-moved";
    public const string IemEnded = "iem-ended";
    public const string IemGo = "iem-go";
    public const string IemQuote = "iem-quote";
    public const string IemCoverage = "iem-coverage";
    public const string IemRoster = "iem-roster";
    public const string IemReport = "iem-report";
    public const string IemSurvey = "iem-survey";
    public const string IemStatus = "iem-status";
    public const string WarRoomOpened = "war-room-opened";
    public const string WarRoomClosed = "war-room-closed";
    public const string MilestoneAssigned = "milestone-assigned";
    public const string MilestoneMeeting = "milestone-meeting";
    public const string MilestoneReminder = "milestone-reminder";
    public const string MilestoneMissed = "milestone-missed";
    public const string WebhookTrouble = "webhook-trouble";

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
        new(PageAlert, [Channel.Sms, Channel.Voice, Channel.Email, Channel.Slack, Channel.WeCom],
            ["subject", "policy", "reason"],
            ["details", "severity", "ticketId", "account", "due", "level", "code", "link"]),
        new(PageStatus, [Channel.Sms, Channel.Email, Channel.Slack, Channel.WeCom],
            ["subject", "happened", "by"],
            ["ticketId"]),
        new(PageUnanswered, [Channel.Email],
            ["subject", "policy", "raised"],
            ["details", "severity", "ticketId", "account", "due"]),
        new(PageBundle, [Channel.Sms, Channel.Voice, Channel.Email, Channel.Slack, Channel.WeCom],
            ["count", "subjects", "kind"],
            ["code", "bodies"]),
        new(AnswerPage, [Channel.Sms, Channel.Voice],
            ["outcome", "subjects"],
            ["by", "at"]),
        new(AnswerUseless, [Channel.Sms],
            ["problem"],
            ["subjects"]),
        new(AnswerMenu, [Channel.Voice],
            ["spoken"],
            ["problem"]),
        new(AnswerGoodbye, [Channel.Voice],
            ["why"],
            ["subjects"]),
        new(AnswerLink, [Channel.Email],
            ["subject", "since", "state"],
            ["by", "at"]),
        new(OnCallStarted, [Channel.Email],
            ["schedule"],
            ["until", "previous"]),
        new(OnCallEnded, [Channel.Email],
            ["schedule"],
            ["next"]),
        new(OnCallGap, [Channel.Email],
            ["schedule", "start"],
            ["end", "more"]),
        new(ContactCode, [Channel.Email, Channel.Sms, Channel.Voice, Channel.Slack, Channel.WeCom],
            ["code", "digits", "valid"],
            []),
        new(IemReceived, [Channel.Email],
            ["iemId", "event", "firstDay", "lastDay", "timeZone", "contactName", "noticeDays", "noticeWanted"],
            ["approvalDue", "expedited", "sessionsLeft", "quoteDays", "quoteAmount", "quoteUntil"]),
        new(IemApproval, [Channel.Email],
            ["iemId", "event", "account", "firstDay", "lastDay", "timeZone", "noticeDays", "noticeWanted", "why"],
            ["due", "expedited", "peak", "products", "quoteDays", "link"]),
        new(IemApproved, [Channel.Email],
            ["iemId", "event", "firstDay", "lastDay", "timeZone", "contactName", "by", "milestones"],
            ["reason"]),
        new(IemMoved, [Channel.Email],
            ["iemId", "event", "firstDay", "lastDay", "timeZone", "wasFirstDay", "wasLastDay", "by", "why"],
            ["reason", "milestones"]),
        new(IemEnded, [Channel.Email],
            ["iemId", "event", "firstDay", "lastDay", "timeZone", "why", "by"],
            ["reason", "givenBack"]),
        new(IemGo, [Channel.Email],
            ["iemId", "event", "firstDay", "lastDay", "timeZone", "by"],
            ["reason"]),
        new(IemQuote, [Channel.Email],
            ["iemId", "event", "days", "amount", "until", "state"],
            ["reference"]),
        new(IemCoverage, [Channel.Email],
            ["iemId", "event", "account", "firstDay", "lastDay", "timeZone", "plan"],
            []),
        new(IemRoster, [Channel.Email],
            ["iemId", "event", "account", "shifts"],
            ["bridge"]),
        new(IemReport, [Channel.Email],
            ["iemId", "event", "firstDay", "lastDay", "timeZone", "contactName", "summary", "tickets", "missed"],
            []),
        new(IemSurvey, [Channel.Email],
            ["iemId", "event", "contactName"],
            ["link"]),
        new(IemStatus, [Channel.Email, Channel.Slack, Channel.WeCom],
            ["iemId", "event", "at", "tickets", "urgent"],
            ["state", "note", "by", "onDuty"]),
        new(WarRoomOpened, [Channel.Email, Channel.Slack, Channel.WeCom],
            ["iemId", "event", "firstDay", "lastDay", "timeZone", "until"],
            ["bridge", "onDuty", "tam"]),
        new(WarRoomClosed, [Channel.Email, Channel.Slack, Channel.WeCom],
            ["iemId", "event"],
            ["reportDue"]),
        new(MilestoneAssigned, [Channel.Email],
            ["reference", "subject", "account", "milestone", "due"],
            ["deliverables", "checks"]),
        new(MilestoneMeeting, [Channel.Email],
            ["reference", "subject", "milestone", "start", "due"],
            ["bridge", "cancelled"]),
        new(MilestoneReminder, [Channel.Email, Channel.Sms],
            ["reference", "subject", "account", "milestone", "due"],
            ["deliverables", "missing"]),
        new(MilestoneMissed, [Channel.Email, Channel.Sms],
            ["reference", "subject", "account", "milestone", "due", "owner"],
            ["missing"]),
        new(WebhookTrouble, [Channel.Email],
            ["webhookId", "host", "why", "at"],
            ["note", "reason"]),
    ];
}
