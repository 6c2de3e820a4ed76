using System.Globalization;
using Twilio.Types;

namespace Twilio.Base;

/// <summary>The form of one API call: what is null is not sent.</summary>
sealed class FormFields
{
    public List<KeyValuePair<string, string>> Fields { get; } = [];

    public FormFields Add(string name, object? value)
    {
        var text = value switch
        {
            null => null,
            bool flag => flag ? "true" : "false",
            Uri uri => uri.AbsoluteUri,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        if (text is not null)
        {
            Fields.Add(new(name, text));
        }

        return this;
    }

    public FormFields AddAll(string name, IEnumerable<object>? values)
    {
        foreach (var value in values ?? [])
        {
            Add(name, value);
        }

        return this;
    }
}
