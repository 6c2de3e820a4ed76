namespace SupportFlows.Domain.Plans;

/// <summary>Services whose presence in a plan the rules ask for.</summary>
public static class ServiceIds
{
    public const string Iem = "iem";
    public const string ThirdPartySoftware = "third-party-software";
}
