namespace SupportFlows.Orchestrations.Access;

/// <summary>What an OpenID issuer must look like: its keys are fetched from below this address, and whoever could answer in its place could sign for it.</summary>
public static class IssuerAddress
{
    /// <param name="allowsLoopback">This machine itself, also without TLS.</param>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static string? WhyNot(string issuer, bool allowsLoopback)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host == "")
        {
            return "Give a whole address as it stands in the tokens, such as https://login.example.com/tenant.";
        }

        if (address.Scheme != "https" && !(allowsLoopback && address.IsLoopback))
        {
            return "Give an https address: whoever could answer in its place could sign for it.";
        }

        return address is { Query: "", Fragment: "", UserInfo: "" } ? null : "Give the address alone, without user, query and fragment.";
    }
}
