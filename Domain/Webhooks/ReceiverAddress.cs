using System.Net;

namespace SupportFlows.Domain.Webhooks;

/// <summary>
/// Which addresses of the network somebody may have us post to. What is not public is refused: behind it may be our own machines, which trust us.
/// </summary>
public static class ReceiverAddress
{
    static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            // The registries of special-purpose addresses of IANA.
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <param name="allowsLoopback">In development: this machine itself, and nothing else that is not public.</param>
    public static bool Allows(IPAddress address, bool allowsLoopback) => IPAddress.IsLoopback(address) ? allowsLoopback : IsPublic(address);

    static bool IsPublic(IPAddress address)
    {
        if (Within(address) is { } inner) return IsPublic(inner);
        var isGlobal = address.GetAddressBytes().Length == 4 || Global.Contains(address);
        return isGlobal && !NotPublic.Any(n => n.Contains(address));
    }

    /// <summary>The IPv4 address that an IPv6 address stands for.</summary>
    static IPAddress? Within(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4)) : Translated.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4)) : null;
    }
}
