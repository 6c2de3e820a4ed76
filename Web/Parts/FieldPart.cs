using Microsoft.AspNetCore.Components;
using SupportFlows.Domain.Refusals;
using SupportFlows.Web.Rendering;

namespace SupportFlows.Web.Parts;

/// <summary>A labelled field of a form, with its help and what was wrong with it.</summary>
public abstract class FieldPart : WebPart
{
    [CascadingParameter]
    public required FormScope Scope { get; set; }

    /// <summary>As the command's field is called on the wire.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public bool IsRequired { get; set; }

    protected string Id => Scope.IdOf(Name);

    protected string? Shown => Scope.ValueOf(Name, Value);

    protected IReadOnlyList<FieldError> Faults => Scope.FaultsOf(Name);

    protected string? Invalid => Faults.Count > 0 ? "true" : null;

    /// <summary>What a screen reader says after the label.</summary>
    protected string? DescribedBy => string.Join(' ', new[] { Help is null ? null : $"{Id}-help", Faults.Count == 0 ? null : $"{Id}-fault" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
