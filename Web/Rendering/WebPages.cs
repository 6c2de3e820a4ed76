using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Shell;

namespace SupportFlows.Web.Rendering;

/// <summary>Makes the HTML of a page, whole before the first byte of it is sent: a page that fails is an error, never half a page.</summary>
public sealed class WebPages(IServiceProvider services, ILoggerFactory logs)
{
    public async Task<string> RenderAsync<TPage, TModel>(Reader reader, TModel model)
        where TPage : WebPage<TModel>
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(Root.Reader)] = reader,
                [nameof(Root.Page)] = typeof(TPage),
                [nameof(Root.Model)] = model,
            });
            return (await renderer.RenderComponentAsync<Root>(parameters)).ToHtmlString();
        });
    }
}
