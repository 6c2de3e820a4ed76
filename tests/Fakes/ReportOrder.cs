namespace SupportFlows.Fakes;

static class ReportOrder
{
    /// <summary>The reports of a message as this behaviour makes them.</summary>
    public static IReadOnlyList<string> Of(Behaviour behaviour, string underWay, string delivered, string failed, string undelivered) => behaviour switch
    {
        Behaviour.StaySilent => [],
        Behaviour.Fail => [failed],
        Behaviour.Undelivered => [underWay, undelivered],
        Behaviour.CallBackTwice => [underWay, underWay, delivered, delivered],
        Behaviour.CallBackOutOfOrder => [delivered, underWay],
        _ => [underWay, delivered],
    };
}
