using SupportFlows.Domain.Plans;

namespace SupportFlows.Web.Plans;

/// <summary>Names of what a plan has, in English; said in the reader's language.</summary>
static class PlanWords
{
    public static string OfChannel(string channel) => channel switch
    {
        "ticket" => "By ticket",
        "phone" => "By phone",
        _ => "In a chat group",
    };

    public static string Of(HandlerTier tier) => tier switch
    {
        HandlerTier.CustomerServiceAssociate => "Customer service associates",
        HandlerTier.CloudSupportEngineer => "Cloud support engineers",
        _ => "Cloud support experts",
    };
}
