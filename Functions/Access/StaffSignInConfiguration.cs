using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Access;

/// <summary>Reads <c>SupportFlows:Staff:SignIn</c>: how the staff signs in to the console at its issuer.</summary>
static class StaffSignInConfiguration
{
    const string Section = "SupportFlows:Staff:SignIn";
    const int LongestName = 60;

    /// <param name="publicUrl">To which the issuer sends browsers back; null: not set.</param>
    /// <param name="faults">Added to. A secret is not printed.</param>
    /// <returns>Null: it is not wanted.</returns>
    public static StaffSignIn? Read(IConfigurationSection staff, string? publicUrl, IHostEnvironment environment, List<string> faults)
    {
        var section = staff.GetSection("SignIn");
        if (!section.Exists())
        {
            return null;
        }

        var (id, secret, name) = (section["ClientId"]?.Trim() ?? "", section["ClientSecret"]?.Trim(), section["Name"]?.Trim() ?? "");
        if (id == "" || !IsPlain(id))
        {
            faults.Add($"{Section}:ClientId is '{id}'. Give the id of this app at the issuer; of Entra ID the client id of the app registration.");
        }

        if (secret is not null && !IsPlain(secret))
        {
            faults.Add($"{Section}:ClientSecret has characters that no secret has. Copy its value, not its id, or leave it out for a public client.");
        }

        if (name.Length > LongestName || name.Any(char.IsControl))
        {
            faults.Add($"{Section}:Name has {name.Length} characters. Give the organisation's name as the button says it, at most {LongestName} of them, or leave it out.");
        }

        CheckAddress(publicUrl, environment, faults);
        return new StaffSignIn(id, secret is { Length: > 0 } ? secret : null, name);
    }

    /// <summary>Never what a request says of itself: whoever chooses that address gets the codes.</summary>
    static void CheckAddress(string? publicUrl, IHostEnvironment environment, List<string> faults)
    {
        if (publicUrl is null && !environment.IsDevelopment())
        {
            faults.Add($"{PublicAddress.Setting} is not set, and {Section} needs it: the issuer sends browsers back there. Set the address that the console is reached at, such as https://support.example.com.");
        }

        if (publicUrl is not null && IssuerAddress.WhyNot(publicUrl, environment.IsDevelopment()) is not null)
        {
            faults.Add($"{PublicAddress.Setting} is '{publicUrl}', and {Section} needs an https address without user and query there: the issuer sends browsers back to it, with a code.");
        }
    }

    static bool IsPlain(string text) => text.All(c => c is > ' ' and < (char)127);
}
