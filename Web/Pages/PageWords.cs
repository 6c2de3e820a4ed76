using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Pages;

/// <summary>Names of a page's states and of what became of its messages, in English; said in the reader's language.</summary>
static class PageWords
{
    public static string Of(PageStatus status) => status switch
    {
        PageStatus.Triggered => "Ringing",
        PageStatus.Acknowledged => "Acknowledged",
        _ => "Closed",
    };

    public static string BadgeOf(PageStatus status) => status switch
    {
        PageStatus.Triggered => "bad",
        PageStatus.Acknowledged => "soon",
        _ => "good",
    };

    /// <summary>How far a message came: its receipt where there is one.</summary>
    public static string Of(OutboxRow row) => row switch
    {
        { Status: OutboxStatus.Sent, Receipt.Status: DeliveryStatus.Answered } => "Answered",
        { Status: OutboxStatus.Sent, Receipt.Status: DeliveryStatus.Delivered } => "Delivered",
        { Status: OutboxStatus.Sent, Receipt.Status: DeliveryStatus.Failed } => "Failed",
        { Status: OutboxStatus.Sent, Receipt.Status: DeliveryStatus.Sent } => "On its way",
        { Status: OutboxStatus.Sent } => "With the provider",
        { Status: OutboxStatus.Failed } => "Failed",
        { Status: OutboxStatus.Withdrawn } => "Called off",
        _ => "Waiting to be sent",
    };

    public static string? BadgeOf(OutboxRow row) => Of(row) switch
    {
        "Answered" or "Delivered" => "good",
        "Failed" => "bad",
        _ => null,
    };

    /// <summary>Why it rings; null for somebody's own words.</summary>
    public static string? Of(string reason) => reason switch
    {
        PageReasons.Urgent => "A ticket whose severity pages",
        PageReasons.Warning => "A promise of the ticket will soon be missed",
        PageReasons.Missed => "A promise of the ticket is missed",
        PageReasons.Idle => "It was acknowledged, and then nobody touched it",
        PageReasons.IemApproval => "An event request waits for approval",
        PageReasons.Milestone => "A milestone of an event is overdue",
        PageReasons.IemGate => "The go/no-go decision of an event is overdue",
        _ => null,
    };

    /// <summary>By which way somebody acted.</summary>
    public static string? Via(string? via) => via switch
    {
        "sms" => "By text",
        "voice" => "On the call",
        "link" => "By link",
        "web" => "In the console",
        "api" => "By API",
        _ => null,
    };
}
