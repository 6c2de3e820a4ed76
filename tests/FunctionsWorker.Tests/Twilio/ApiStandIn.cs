using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportFlows.FunctionsWorker.Tests.Twilio;

sealed record ApiCall(string Method, string Host, string Path, string? Credentials, IReadOnlyList<string> Form, string Query);

/// <summary>Takes the place of the API on loopback: notes each call, answers as told.</summary>
sealed class ApiStandIn : IAsyncDisposable
{
    readonly WebApplication web;

    ApiStandIn(WebApplication web) => this.web = web;

    public List<ApiCall> Calls { get; } = [];

    public (int Status, string Body) Answer { get; set; } = (201, "{}");

    public Uri Address => new(web.Urls.First());

    public static async Task<ApiStandIn> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var standIn = new ApiStandIn(builder.Build());
        standIn.web.Run(standIn.HandleAsync);
        await standIn.web.StartAsync();
        return standIn;
    }

    /// <summary>A client as an app makes one: what is meant for Twilio goes to the stand-in.</summary>
    public global::Twilio.Clients.TwilioRestClient Client(string? region = null, string? edge = null) => new(
        "AC123",
        "token",
        region: region,
        edge: edge,
        httpClient: new global::Twilio.Http.SystemNetHttpClient(new HttpClient(new Elsewhere(Address) { InnerHandler = new SocketsHttpHandler() })));

    public ValueTask DisposeAsync() => web.DisposeAsync();

    async Task HandleAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
        var credentials = http.Request.Headers.Authorization.ToString().Split(' ') is ["Basic", var encoded] ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded)) : null;
        var fields = form.SelectMany(field => field.Value, (field, value) => $"{field.Key}={value}");
        Calls.Add(new ApiCall(http.Request.Method, http.Request.Headers["X-Meant-For"].ToString(), http.Request.Path, credentials, [.. fields], http.Request.QueryString.Value!));
        http.Response.StatusCode = Answer.Status;
        await http.Response.WriteAsync(Answer.Body);
    }

    sealed class Elsewhere(Uri address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Meant-For", request.RequestUri!.Host);
            request.RequestUri = new Uri(address, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
