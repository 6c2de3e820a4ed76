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
}
