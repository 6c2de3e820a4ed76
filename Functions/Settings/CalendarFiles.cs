using Microsoft.Extensions.Configuration;
using SupportFlows.Domain.Calendars;
using SupportFlows.Orchestrations.Calendars;

namespace SupportFlows.Functions.Settings;

/// <summary>The business calendars: <c>calendars/*.json</c> beside the app, then those of the folder that <c>SupportFlows:Calendars</c> names, which replace shipped ones of the same id.</summary>
static class CalendarFiles
{
    const string Setting = "SupportFlows:Calendars";

    /// <exception cref="StartRefusedException">A folder or a file cannot be read, or files hold faults: all of them are named.</exception>
    public static ShippedCalendars Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var calendars = new Dictionary<string, BusinessCalendar>();
        var folders = new[] { Path.Combine(AppContext.BaseDirectory, "calendars"), configuration[Setting] }.Where(f => !string.IsNullOrEmpty(f)).Select(f => Path.GetFullPath(f!));
        foreach (var file in folders.SelectMany(Files))
        {
            if (Read(file, faults) is { } calendar)
            {
                calendars[calendar.Id] = calendar;
            }
        }

        return faults.Count == 0
            ? new ShippedCalendars([.. calendars.Values])
            : throw new StartRefusedException(string.Join(Environment.NewLine, faults));
    }

    static IEnumerable<string> Files(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The calendars in {folder} cannot be read: {unreadable.Message} Set SupportFlows__Calendars to a readable folder, or leave it out.", unreadable);
        }
    }

    static BusinessCalendar? Read(string file, List<string> faults)
    {
        try
        {
            var calendar = BusinessCalendarReader.Read(File.ReadAllText(file));
            if (calendar.Id == Path.GetFileNameWithoutExtension(file))
            {
                return calendar;
            }

            faults.Add($"The calendar {file} is refused.{Environment.NewLine}  $.id is \"{calendar.Id}\"; allowed: the name of the file without .json.");
        }
        catch (InvalidCalendarException faulty)
        {
            faults.Add($"The calendar {file} is refused.{Environment.NewLine}{faulty.Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add($"The calendar {file} cannot be read: {unreadable.Message} Make it readable, or take it out of the folder.");
        }

        return null;
    }
}
