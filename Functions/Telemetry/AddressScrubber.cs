using System.Diagnostics;
using OpenTelemetry;

namespace SupportFlows.Functions.Telemetry;

/// <summary>Addresses can hold secrets: the token of a link that was sent to somebody, what a subscriber put into his own. A span keeps the route, or the host, and nothing more.</summary>
sealed class AddressScrubber : BaseProcessor<Activity>
{
    const string Path = "url.path";
    const string Full = "url.full";
    const string Query = "url.query";

    public override void OnEnd(Activity span)
    {
        if (span.GetTagItem(Path) is not null)
        {
            span.SetTag(Path, span.GetTagItem("http.route") ?? "(none)");
        }

        if (span.GetTagItem(Full) is string full)
        {
            span.SetTag(Full, Uri.TryCreate(full, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : null);
        }

        span.SetTag(Query, null);
    }
}
