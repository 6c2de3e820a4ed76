using System.Net;
using System.Text;
using Twilio.Rest;

namespace Twilio.Http;

/// <summary>One call of the API, before it is sent.</summary>
public class Request
{
    public Request(HttpMethod method, string url)
        : this(method, new Uri(url), null, null, null, null, null)
    {
    }

    public Request(
        HttpMethod method,
        Domain domain,
        string uri,
        string? region = null,
        List<KeyValuePair<string, string>>? queryParams = null,
        List<KeyValuePair<string, string>>? postParams = null,
        string? edge = null,
        List<KeyValuePair<string, string>>? headerParams = null)
        : this(method, new Uri($"https://{domain}.twilio.com{uri}"), region, queryParams, postParams, edge, headerParams)
    {
    }

    Request(
        HttpMethod method,
        Uri uri,
        string? region,
        List<KeyValuePair<string, string>>? queryParams,
        List<KeyValuePair<string, string>>? postParams,
        string? edge,
        List<KeyValuePair<string, string>>? headerParams)
    {
        Method = method;
        Uri = uri;
        Region = region;
        Edge = edge;
        QueryParams = queryParams ?? [];
        PostParams = postParams ?? [];
        HeaderParams = headerParams ?? [];
    }

    public HttpMethod Method { get; }

    public Uri Uri { get; }

    public string? Username { get; set; }

    public string? Password { get; set; }

    public string? Region { get; set; }

    public string? Edge { get; set; }

    public List<KeyValuePair<string, string>> QueryParams { get; }

    public List<KeyValuePair<string, string>> PostParams { get; }

    public List<KeyValuePair<string, string>> HeaderParams { get; }

    public void SetAuth(string username, string password) => (Username, Password) = (username, password);

    public void AddQueryParam(string name, string value) => QueryParams.Add(new(name, value));

    public void AddPostParam(string name, string value) => PostParams.Add(new(name, value));

    public void AddHeaderParam(string name, string value) => HeaderParams.Add(new(name, value));

    /// <summary>The address to call: edge and region in the host name, query parameters encoded.</summary>
    public Uri ConstructUrl()
    {
        var located = new UriBuilder(Uri) { Host = LocatedHost() };
        if (QueryParams.Count > 0)
        {
            located.Query = Encode(QueryParams);
        }

        return located.Uri;
    }

    public byte[] EncodePostParams() => Encoding.UTF8.GetBytes(Encode(PostParams));

    // product[.edge][.region].twilio.com: what the request says fills in what the address leaves out. An edge needs a region, us1 when none is said.
    string LocatedHost()
    {
        if (Region is null && Edge is null)
        {
            return Uri.Host;
        }

        var parts = Uri.Host.Split('.');
        var edge = Edge ?? (parts.Length == 5 ? parts[1] : null);
        var region = Region ?? (parts.Length >= 4 ? parts[^3] : null) ?? (edge is null ? null : "us1");
        return string.Join('.', new[] { parts[0], edge, region, parts[^2], parts[^1] }.Where(part => !string.IsNullOrEmpty(part)));
    }

    static string Encode(List<KeyValuePair<string, string>> pairs)
        => string.Join('&', pairs.Select(pair => $"{WebUtility.UrlEncode(pair.Key)}={WebUtility.UrlEncode(pair.Value)}"));
}
