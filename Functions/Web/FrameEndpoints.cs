using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Errors;
using SupportFlows.Functions.Http;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Rendering;
using SupportFlows.Web.Shell;

namespace SupportFlows.Functions.Web;

/// <summary>What is around every page: the start, what its reader likes, its style and script, and what to say of an address that leads nowhere.</summary>
public sealed class FrameEndpoints(WebDoor door, WebCookies cookies)
{
    [Function("WebHome"), VisitAnyone]
    public static IResult Start([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request) => request.Path.Value?.Trim('/') switch
    {
        null or "" when request.Visitor() is { } visitor => WebDoor.SeeOther(request, Menu.HomeOf(visitor.Role)),
        null or "" => SignInEndpoints.Invite(request),
        var path when path.StartsWith("api/", StringComparison.Ordinal) => new Problem("There is nothing here. GET /api/openapi.json tells what there is.", StatusCodes.Status404NotFound).ToResult(),
        var path => throw new RefusalException(RefusalKind.NotFound, "There is nothing here.", new FieldError("path", "Check the address, or start over from the start page.", path)),
    };

    [Function("WebAsset"), VisitAnyone]
    public static IResult Asset([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name)
    {
        var asset = WebAssets.Find(name) ?? throw new RefusalException(RefusalKind.NotFound, "There is nothing here.", new FieldError("name", "There is no such file.", name));
        request.HttpContext.Response.Headers.CacheControl = request.Query["v"] == asset.ETag ? "public, max-age=31536000, immutable" : "no-cache";
        return request.HasCopy(asset.ETag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(asset.Content, asset.MediaType, entityTag: new($"\"{asset.ETag}\""));
    }

    [Function("WebPreferences"), VisitAnyone]
    public Task<IResult> Preferences([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "preferences")] HttpRequest request) => ShowAsync(request, null);

    [Function("WebPreferred"), VisitAnyone]
    public Task<IResult> Prefer([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "preferences")] HttpRequest request) => WebDoor.DoAsync(
        request,
        form =>
        {
            var look = new Look(form.GetValueOrDefault("language"), form.GetValueOrDefault("zone"), Wire.TryName<Theme>(form.GetValueOrDefault("theme"), out var theme) ? theme : Theme.Auto);
            request.HttpContext.Response.Cookies.Append(Readers.LookCookie, look.ToString(), cookies.OfLook(request));
            return Task.FromResult("/preferences?done=saved");
        },
        tried => ShowAsync(request, tried));

    Task<IResult> ShowAsync(HttpRequest request, Tried? tried) =>
        door.ShowAsync<PreferencesPage, PreferencesModel>(request, new PreferencesModel(Readers.LookOf(request), Zones.All), tried);
}
