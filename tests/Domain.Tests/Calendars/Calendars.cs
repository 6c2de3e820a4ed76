using NodaTime;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

/// <summary>The shipped calendars, read once.</summary>
static class Calendars
{
    public static readonly IReadOnlyList<string> Ids = ["cn", "de", "gb", "hk", "jp", "sg", "us"];

    static readonly Dictionary<string, BusinessCalendar> Shipped = Ids.ToDictionary(id => id, id => BusinessCalendarReader.Read(Text(id)));

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "calendars");

    public static BusinessCalendar Cn => Shipped["cn"];

    public static BusinessCalendar Get(string id) => Shipped[id];

    public static string Text(string id) => File.ReadAllText(Path.Combine(Folder, $"{id}.json"));

    public static LocalDate Day(int year, int month, int day) => new(year, month, day);
}
