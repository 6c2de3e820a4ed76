using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace SupportFlows.Functions.Rates;

/// <summary>The network address that a request came from, as far as it can be believed.</summary>
static class CallerAddress
{
    /// <summary>Who has one IPv6 address has all of its /64.</summary>
    const int Network = 8;

    /// <param name="proxyHops">See <see cref="RateSettings"/>.</param>
    public static string Of(HttpContext http, int proxyHops)
    {
        // Each proxy adds, at the end, whom it heard: what stands before ours is the caller's own word.
        var chain = proxyHops == 0 ? [] : http.Request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries);
        var told = proxyHops > 0 && chain.Length >= proxyHops && IPEndPoint.TryParse(chain[^proxyHops], out var end) ? end.Address : http.Connection.RemoteIpAddress;
        return told is null ? "unknown" : Text(told.IsIPv4MappedToIPv6 ? told.MapToIPv4() : told);
    }

    static string Text(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, Network, bytes.Length - Network);
        return new IPAddress(bytes).ToString();
    }
}
