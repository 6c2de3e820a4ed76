using System.Globalization;
using NodaTime;

namespace SupportFlows.Orchestrations.Storage;

/// <summary>Begins the keys of what is listed from the newest on: the later the lower.</summary>
static class NewestFirst
{
    const long Latest = 999_999_999_999_999;

    public static string KeyOf(Instant at) => (Latest - at.ToUnixTimeMilliseconds()).ToString("D15", CultureInfo.InvariantCulture);
}
