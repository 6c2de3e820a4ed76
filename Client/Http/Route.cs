using System.Globalization;

namespace SupportFlows.Client.Http;

/// <summary>Addresses within the API.</summary>
static class Route
{
    /// <exception cref="ArgumentException">Not an address that a key can be sent to.</exception>
    public static Uri Root(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ArgumentException("Expected the address of the app, such as https://support.example.com.", nameof(address));
        }

        return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + '/');
    }

    /// <summary>Steps of a path; each is one step, whatever is in it.</summary>
    /// <exception cref="ArgumentException">An id is empty, or would lead elsewhere.</exception>
    public static string To(string collection, params ReadOnlySpan<string> steps)
    {
        var path = "api/" + collection;
        foreach (var step in steps)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(step, "id");
            if (step.Trim('.').Length == 0)
            {
                throw new ArgumentException("Dots alone are no id.", nameof(steps));
            }

            path += "/" + Uri.EscapeDataString(step);
        }

        return path;
    }

    /// <summary>The path with those of these fields that have a value.</summary>
    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                path += $"{mark}{name}={Uri.EscapeDataString(value)}";
                mark = '&';
            }
        }

        return path;
    }

    public static string? Text(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
