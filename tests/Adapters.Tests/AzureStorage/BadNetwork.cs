using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SupportFlows.Adapters.Tests.AzureStorage;

/// <summary>A way to Azurite on which the next requests fare as they are told; the others go through.</summary>
sealed class BadNetwork : IAsyncDisposable
{
    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
    readonly ConcurrentQueue<(Fate Fate, Func<Task>? Then)> fates = new();
    readonly WebApplication app;
    readonly Uri azurite;

    BadNetwork(WebApplication app, Uri azurite) => (this.app, this.azurite) = (app, azurite);

    public Uri Address => new(app.Urls.First());

    /// <summary>Which requests the fates are for. Unless told otherwise, the commits.</summary>
    public Func<HttpRequest, bool> Meant { get; set; } = request => request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal);

    /// <summary>How many of these came.</summary>
    public int Requests { get; private set; }

    public long LargestRequest { get; private set; }

    /// <param name="to">Of Azurite; null: its tables.</param>
    public static async Task<BadNetwork> StartAsync(Uri? to = null)
    {
        var azurite = to ?? await Azurite.AddressAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var network = new BadNetwork(builder.Build(), azurite);
        network.app.Urls.Add("http://127.0.0.1:0");
        network.app.Run(network.CarryAsync);
        await network.app.StartAsync();
        return network;
    }

    /// <param name="then">What happens elsewhere before whoever asked goes on.</param>
    public void Next(Fate fate, Func<Task>? then = null) => fates.Enqueue((fate, then));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    async Task CarryAsync(HttpContext context)
    {
        var next = (Fate: Fate.Arrives, Then: (Func<Task>?)null);
        if (Meant(context.Request))
        {
            Requests++;
            next = fates.TryDequeue(out var told) ? told : next;
        }

        using var answer = next.Fate is Fate.Arrives or Fate.AnswerLost or Fate.AnswerLate ? await ForwardAsync(context.Request) : null;
        await (next.Then?.Invoke() ?? Task.CompletedTask);
        switch (next.Fate)
        {
            case Fate.Arrives:
                await ReturnAsync(context.Response, answer!);
                break;
            case Fate.AnswerLost or Fate.Lost:
                context.Abort();
                break;
            case Fate.AnswerLate or Fate.Late:
                await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
                break;
            case Fate.BusyWithin:
                await RefuseWithinAsync(context);
                break;
            default:
                context.Response.StatusCode = (int)next.Fate;
                break;
        }
    }

    async Task<HttpResponseMessage> ForwardAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        LargestRequest = Math.Max(LargestRequest, body.Length);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), Target(request)) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var header in request.Headers.Where(header => header.Key is not ("Host" or "Content-Length")))
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        return await http.SendAsync(message);
    }

    /// <summary>As it came: what is escaped in it is signed.</summary>
    Uri Target(HttpRequest request) => new(
        azurite.GetLeftPart(UriPartial.Authority) + request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    static async Task ReturnAsync(HttpResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
        {
            response.Headers[header.Key] = header.Value.ToArray();
        }

        await answer.Content.CopyToAsync(response.Body);
    }

    /// <summary>The request is taken, and the transaction in it given up under load.</summary>
    static Task RefuseWithinAsync(HttpContext context)
    {
        context.Response.StatusCode = 202;
        context.Response.ContentType = "multipart/mixed; boundary=batchresponse_1";
        string[] lines =
        [
            "--batchresponse_1", "Content-Type: multipart/mixed; boundary=changesetresponse_1", "", "--changesetresponse_1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "",
            "HTTP/1.1 503 Server Busy", "DataServiceVersion: 3.0;", "Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8", "",
            """{"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"0:The server is busy."}}}""", "--changesetresponse_1--", "--batchresponse_1--", "",
        ];
        return context.Response.WriteAsync(string.Join("\r\n", lines));
    }
}

/// <summary>What becomes of a request. The numbers are the status that it is refused with, and nothing done.</summary>
public enum Fate
{
    Arrives,

    /// <summary>Done, and the connection lost before it is answered.</summary>
    AnswerLost,

    /// <summary>Done, and never answered.</summary>
    AnswerLate,

    /// <summary>The connection is lost on the way there.</summary>
    Lost,

    Late,
    BusyWithin,
    Forbidden = 403,
    TooMany = 429,
    Error = 500,
    Busy = 503,
}
