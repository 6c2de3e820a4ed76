using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Attachments;

namespace SupportFlows.Functions.Tickets;

static class FileAnswers
{
    /// <summary>Whatever is in it: it is saved, not shown, runs nowhere, and is nobody's script or style.</summary>
    const string SecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>What is in a file, whoever sent it; 304 when the caller has it. Never as the type that its sender gave it: a page of ours could be made to load it as a script.</summary>
    public static async Task<IResult> FileAsync(this HttpRequest request, AttachmentDesk desk, Attachment file, CancellationToken cancellation)
    {
        var response = request.HttpContext.Response;
        response.SetETag(file.Sha256);
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = SecurityPolicy;
        if (request.HasCopy(file.Sha256))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var content = await desk.OpenAsync(file, cancellation);
        response.ContentLength = file.Size;
        return Results.Stream(content, Media.Bytes, file.FileName);
    }
}
