using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>Times, lengths of time and names of the domain, in one reader's language and zone.</summary>
sealed class LocalWords(Catalog catalog, string language, string timeZone)
{
    static readonly ZonedDateTimePattern EnglishTime = Pattern("ddd d MMM uuuu HH:mm");
    static readonly ZonedDateTimePattern EnglishShortTime = Pattern("HH:mm ddd d MMM");
    static readonly ZonedDateTimePattern ChineseDate = Pattern("uuuu年M月d日");
    static readonly ZonedDateTimePattern ChineseShortDate = Pattern("M月d日");
    static readonly ZonedDateTimePattern Hours = Pattern("HH:mm");
    static readonly string[] ChineseWeekdays = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    static readonly Dictionary<string, (string English, string Chinese)> Names = new()
    {
        ["first-response"] = ("first response", "首次响应"),
        ["next-response"] = ("next response", "后续回复"),
        ["resolution"] = ("resolution", "解决时限"),
        ["new"] = ("new", "新建"),
        ["open"] = ("open", "处理中"),
        ["pending-customer"] = ("waiting for the customer", "等待客户回复"),
        ["resolved"] = ("resolved", "已解决"),
        ["closed"] = ("closed", "已关闭"),
        ["reopened"] = ("reopened", "已重新打开"),
    };

    bool Chinese => language == Languages.Chinese;

    /// <summary>English text messages have no room for the one-character mark: it would turn them into UCS-2, of 70 characters.</summary>
    public string CutMark => Chinese ? "…" : "...";

    public string LocalTime(string instant)
    {
        var local = Local(instant);
        return Chinese
            ? $"{ChineseDate.Format(local)}（{ChineseWeekdays[(int)local.DayOfWeek]}）{Hours.Format(local)}（{ZoneName(local.Zone)}）"
            : $"{EnglishTime.Format(local)} ({ZoneName(local.Zone)})";
    }

    public string ShortTime(string instant)
    {
        var local = Local(instant);
        return Chinese
            ? $"{ChineseShortDate.Format(local)}{Hours.Format(local)}（{ZoneName(local.Zone)}）"
            : $"{EnglishShortTime.Format(local)} ({ZoneName(local.Zone)})";
    }

    public string Duration(string iso)
    {
        if (!Wire.TryDuration(iso, out var duration))
            throw new FormatException($"'{iso}' is not an ISO 8601 duration.");
        var whole = NodaTime.Duration.FromMinutes((long)Math.Round(duration.TotalMinutes));
        if (whole == NodaTime.Duration.Zero)
            return Amount((int)duration.TotalSeconds, "second", "秒");
        // "36 hours" says more than "1 day 12 hours"; from two days on, days do.
        var days = whole.TotalHours >= 48 ? whole.Days : 0;
        var hours = (int)(whole - NodaTime.Duration.FromDays(days)).TotalHours;
        var parts = new[] { Amount(days, "day", "天"), Amount(hours, "hour", "小时"), Amount(whole.Minutes, "minute", "分钟") };
        return string.Join(Chinese ? "" : " ", parts.Where(p => p.Length > 0));
    }

    public string Severity(string id) =>
        Wire.TryName<Severity>(id, out var severity)
            ? InLanguage(catalog.Severities.FirstOrDefault(s => s.Id == severity)?.Name, id)
            : throw new FormatException($"'{id}' is not a severity.");

    public string Plan(string id) => InLanguage(catalog.Plan(id).Name, id);

    public string Clock(string name) => Name(name);

    public string Status(string name) => Name(name);

    string Name(string name) =>
        Names.TryGetValue(name, out var words) ? Chinese ? words.Chinese : words.English : throw new FormatException($"There are no words for '{name}'.");

    string InLanguage(IReadOnlyDictionary<string, string>? names, string id) =>
        names is null ? id : names.GetValueOrDefault(language) ?? names.GetValueOrDefault(Languages.English) ?? id;

    string Amount(int number, string english, string chinese) => number switch
    {
        0 => "",
        _ when Chinese => $"{number.ToString(CultureInfo.InvariantCulture)}{chinese}",
        _ => $"{number.ToString(CultureInfo.InvariantCulture)} {english}{(number == 1 ? "" : "s")}",
    };

    /// <summary>A zone that is not known must not hold up a message: it is told in UTC, which says so.</summary>
    ZonedDateTime Local(string instant) =>
        InstantPattern.ExtendedIso.Parse(instant).Value.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc);

    string ZoneName(DateTimeZone zone) => Chinese && (zone.Id is "Asia/Shanghai" or "PRC") ? "北京时间" : zone.Id;

    static ZonedDateTimePattern Pattern(string text) => ZonedDateTimePattern.CreateWithInvariantCulture(text, null);
}
