using Microsoft.AspNetCore.Components;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Rendering;

/// <summary>A part of a page: knows its reader and says what it says in his language.</summary>
public abstract class WebPart : ComponentBase
{
    [CascadingParameter]
    public required Reader Reader { get; set; }

    protected Words Say => Reader.Say;
}

/// <summary>A page: everything that it shows is in its model, so that showing it asks nobody for anything.</summary>
public abstract class WebPage<TModel> : WebPart
{
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}
