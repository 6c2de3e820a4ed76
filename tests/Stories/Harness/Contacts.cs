using SupportFlows.Client;

namespace SupportFlows.Stories.Harness;

/// <summary>The people of the demo data, by the account they belong to.</summary>
static class Contacts
{
    public const string Ann = "ann@enterprise.example";
    public const string Bea = "bea@business.example";
    public const string Expert = "demo-expert@vendor.example";
    public const string ExpertPhone = "+12025550113";
    public const string Engineer = "demo-engineer@vendor.example";
    public const string EngineerPhone = "+12025550112";
    public const string Lead = "demo-lead@vendor.example";
    public const string LeadPhone = "+12025550114";
    public const string Oncall1 = "demo-oncall-1@vendor.example";
    public const string Oncall1Phone = "+12025550116";
    public const string Oncall2 = "demo-oncall-2@vendor.example";
    public const string Oncall2Phone = "+12025550117";

    public static Contact Of(string? key) => key switch
    {
        "demo-basic" => new("Ann Basic", "ann@basic.example"),
        "demo-developer" => new("Dan Developer", "dan@developer.example"),
        "demo-business" => new("Bea Business", Bea),
        _ => new("Ann Enterprise", Ann),
    };
}
