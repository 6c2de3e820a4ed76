using System.Net;

namespace SupportFlows.Domain.Webhooks;

/// <summary>What an address to post to must look like. What its name leads to is looked at when it is connected to.</summary>
public static class ReceiverUrl
{
    public const int Longest = 2048;

    /// <param name="allowsLoopback">In development: this machine itself, also without TLS.</param>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static string? WhyNot(string? text, bool allowsLoopback)
    {
        if (string.IsNullOrWhiteSpace(text)) return $"Is required: an https address of at most {Longest} characters.";
        if (text.Length > Longest) return $"Has {text.Length} characters; at most {Longest} are taken.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host == "") return "Give a whole address, such as https://example.com/hooks.";
        if (url.UserInfo != "") return "Takes no user name or password: what we post is signed, and that is how you know us.";
        if (url.Fragment != "") return "Leave out the part after #: it is never sent.";
        var isLoopback = allowsLoopback && url.IsLoopback;
        if (url.Scheme != "https" && !isLoopback) return "Give an https address: what we post is about customers.";
        if (IPAddress.TryParse(url.DnsSafeHost, out var address) ? !ReceiverAddress.Allows(address, allowsLoopback) : url.IsLoopback && !isLoopback)
            return "Leads to an address that is not on the public internet. Give one that is.";
        return null;
    }
}
