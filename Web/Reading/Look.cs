using NodaTime;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Reading;

public enum Theme
{
    /// <summary>As the device has it.</summary>
    Auto,
    Light,
    Dark,
}

/// <summary>How a reader likes the console, kept in a cookie of his browser. Null: not said.</summary>
public sealed record Look(string? Language, string? Zone, Theme Theme)
{
    public static readonly Look Unsaid = new(null, null, Theme.Auto);

    const char Divider = '~';

    /// <summary>Fit for a cookie: <c>zh-Hans~Asia/Shanghai~dark</c>.</summary>
    public override string ToString() => string.Join(Divider, Language, Zone, Theme == Theme.Auto ? "" : Domain.Text.Wire.Name(Theme));

    /// <summary>Whatever cannot be read counts as not said.</summary>
    public static Look Parse(string? text)
    {
        if (text?.Split(Divider) is not [var language, var zone, var theme])
        {
            return Unsaid;
        }

        return new Look(
            Languages.All.Contains(language) ? language : null,
            DateTimeZoneProviders.Tzdb.Ids.Contains(zone) ? zone : null,
            Domain.Text.Wire.TryName<Theme>(theme, out var said) ? said : Theme.Auto);
    }
}
