using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Access;

/// <summary>Reads <c>SupportFlows:Staff</c>: Entra ID, or any other OpenID issuer, whose tokens the staff comes with.</summary>
static class StaffConfiguration
{
    const string Section = "SupportFlows:Staff";

    /// <summary>App roles that mean what they say, when no others are named.</summary>
    static readonly Dictionary<string, Role> Standard = new(StringComparer.Ordinal) { ["SupportFlows.Staff"] = Role.Staff, ["SupportFlows.Operator"] = Role.Operator };

    /// <summary>Issuers of Entra ID that stand for every tenant there is.</summary>
    static readonly string[] AnyTenant = ["common", "organizations", "consumers"];

    /// <exception cref="StartRefusedException">It is faulty: all faults at once.</exception>
    public static StaffSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        if (!section.Exists())
        {
            return StaffSettings.None;
        }

        var faults = new List<string>();
        var (authority, audience) = (section["Authority"]?.Trim() ?? "", section["Audience"]?.Trim() ?? "");
        CheckAuthority(authority, faults);
        if (audience == "")
        {
            faults.Add($"{Section}:Audience is not set. Give what tokens for this app name in aud; of Entra ID the client id of the app registration.");
        }

        var roles = RolesOf(section.GetSection("Roles"), faults);
        var signIn = StaffSignInConfiguration.Read(section, PublicAddress.SetIn(configuration), environment, faults);
        return faults.Count == 0
            ? new StaffSettings(authority, audience, Or(section["RoleClaim"], "roles"), roles, Or(section["PersonClaim"], "preferred_username"), signIn)
            : throw new StartRefusedException(string.Join(Environment.NewLine, faults));
    }

    static void CheckAuthority(string authority, List<string> faults)
    {
        if (IssuerAddress.WhyNot(authority, allowsLoopback: true) is { } fault)
        {
            faults.Add($"{Section}:Authority is '{authority}'. {fault} Of Entra ID it is https://login.microsoftonline.com/<tenant id>/v2.0.");
        }
        else if (new Uri(authority).AbsolutePath.Split('/').FirstOrDefault(AnyTenant.Contains) is { } any)
        {
            faults.Add($"{Section}:Authority names every tenant there is ({any}). Give the id of your own.");
        }
    }

    static Dictionary<string, Role> RolesOf(IConfigurationSection section, List<string> faults)
    {
        var roles = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in section.GetChildren())
        {
            if (entry.Value is "staff" or "operator")
            {
                roles[entry.Key] = entry.Value == "staff" ? Role.Staff : Role.Operator;
            }
            else
            {
                faults.Add($"{Section}:Roles:{entry.Key} is '{entry.Value}'. Give staff or operator.");
            }
        }

        return roles.Count > 0 ? roles : Standard;
    }

    static string Or(string? set, string standard) => string.IsNullOrWhiteSpace(set) ? standard : set.Trim();
}
