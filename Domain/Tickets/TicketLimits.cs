namespace SupportFlows.Domain.Tickets;

/// <summary>How much text, and how many of each, a ticket takes.</summary>
public static class TicketLimits
{
    public const int Subject = 200;
    public const int Body = 20_000;
    public const int Name = 200;
    public const int Reason = 1000;
    public const int Tag = 40;
    public const int Tags = 20;
    public const int Watchers = 20;
    public const int Attachments = 50;
    public const int FileName = 150;

    /// <summary>Bytes of one file.</summary>
    public const long AttachmentBytes = 20 * 1024 * 1024;
}
