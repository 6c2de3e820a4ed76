using System.Net;
using System.Net.Sockets;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Adapters.Webhooks;

/// <summary>
/// Connects to public addresses only. It is the address itself that is looked at, at the moment it is connected to: a name may lead elsewhere than it did
/// when it was given, and a redirect anywhere, so none is followed. Nor does a proxy stand in between, who would look the name up again.
/// </summary>
static class GuardedHandler
{
    public static SocketsHttpHandler Create(WebhookSettings settings) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxResponseHeadersLength = 32,
        // A name that has moved is looked up again.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, settings, cancellation),
    };

    static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, WebhookSettings settings, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(to.Host, cancellation);
        // One that is not public among them is enough: whoever mixes them means no good.
        if (found.FirstOrDefault(a => !ReceiverAddress.Allows(a, settings.AllowsLoopback)) is { } refused)
        {
            throw new HttpRequestException($"{to.Host} leads to {refused}, which is not on the public internet: nothing is posted there");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
