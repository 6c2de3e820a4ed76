namespace SupportFlows.Domain.Refusals;

/// <summary>Gathers the faulty fields of a request, so that the caller hears of all of them at once.</summary>
public sealed class FieldFaults
{
    const int Shown = 100;

    readonly List<FieldError> errors = [];

    public void Add(string field, string reason, string? value = null) =>
        errors.Add(new FieldError(field, reason, value is { Length: > Shown } ? value[..Shown] : value));

    /// <summary>The text without the space around it; faulty when it is empty or too long.</summary>
    public string Text(string field, string? text, int max)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) Add(field, $"Is required: 1 to {max} characters.", text);
        return Limited(field, trimmed, max);
    }

    /// <summary>The text without the space around it, null when nothing is left; faulty when it is too long.</summary>
    public string? OptionalText(string field, string? text, int max) =>
        text?.Trim() is { Length: > 0 } trimmed ? Limited(field, trimmed, max) : null;

    public void Throw(string title)
    {
        if (errors.Count > 0) throw new RefusalException(RefusalKind.Invalid, title, [.. errors]);
    }

    string Limited(string field, string text, int max)
    {
        if (text.Length > max) Add(field, $"Has {text.Length} characters; at most {max} are taken. Shorten it.", text);
        return text;
    }
}
