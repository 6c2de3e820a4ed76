using Microsoft.AspNetCore.Components;
using SupportFlows.Web.Rendering;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>A part of the page of a launch event.</summary>
public abstract class EventPart : WebPart
{
    [Parameter, EditorRequired]
    public required LaunchEventModel Model { get; set; }

    protected string Address => $"/launch-events/{Model.Request.Id}";

    protected bool Can(string command) => Model.Can.Contains(command);

    /// <summary>Where a form of the staff goes.</summary>
    protected string Work(string command) => $"{Address}/work/{command}";

    /// <summary>Where a form goes that the customer has as well.</summary>
    protected string Ask(string command) => $"{Address}/ask/{command}";

    /// <summary>Whether a form was refused: then it is not folded away.</summary>
    protected bool IsTried(string form) => Reader.Tried?.Form == form;
}
