namespace Twilio.Http;

/// <summary>Carries requests to the API. An app derives from it to send them elsewhere.</summary>
public abstract class HttpClient
{
    protected HttpClient()
    {
    }

    public Request? LastRequest { get; set; }

    public Response? LastResponse { get; set; }

    public abstract Response MakeRequest(Request request);

    public abstract Task<Response> MakeRequestAsync(Request request);
}
