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
    static readonly LocalDatePattern EnglishDay = DayPattern("ddd d MMM uuuu");
    static readonly LocalDatePattern ChineseDay = DayPattern("uuuu年M月d日");
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

    // In the middle of a sentence, and after "still missing:".
    static readonly Dictionary<string, (string English, string Chinese)> Things = new()
    {
        // Milestones, of which one is a check too.
        ["kick-off"] = ("kick-off", "启动会"),
        ["architecture-review"] = ("architecture and capacity review", "架构与容量评审"),
        ["health-check"] = ("health check", "健康检查"),
        ["risks-closed"] = ("risks closed", "风险清零"),
        ["go-no-go"] = ("go / no-go decision", "上线决策（go / no-go）"),
        ["scale-down"] = ("scale-down", "缩容"),
        ["metrics-review"] = ("metrics review", "指标复盘"),
        ["wrap-up-report"] = ("wrap-up report", "总结报告"),
        ["closing"] = ("closing", "结项"),

        // Deliverables.
        ["agenda"] = ("agenda", "会议议程"),
        ["minutes"] = ("minutes", "会议纪要"),
        ["architecture-diagram"] = ("architecture diagram", "架构图"),
        ["capacity-plan"] = ("capacity plan", "容量规划"),
        ["health-check-report"] = ("health check report", "健康检查报告"),
        ["risk-list"] = ("list of risks", "风险清单"),
        ["run-book"] = ("run book", "应急手册"),
        ["metrics-summary"] = ("summary of the metrics", "指标汇总"),
        ["report"] = ("report", "报告"),

        // Checks.
        ["intake-complete"] = ("complete intake", "完整的活动信息"),
        ["contacts-by-role"] = ("contact for every role", "各角色联系人"),
        ["rollback-plan"] = ("rollback plan", "回退方案"),
        ["scorecard-complete"] = ("complete scorecard", "完整的就绪评分卡"),
        ["scorecard-not-red"] = ("scorecard without red", "无红灯的就绪评分卡"),
        ["roster-covers-event"] = ("roster for the whole event", "覆盖全程的值守排班"),
        ["escalation-matrix"] = ("escalation matrix", "升级联系表"),
        ["plan-covers-event"] = ("plan that covers every event day", "覆盖全部活动日的支持计划"),
    };

    bool Chinese => language == Languages.Chinese;

    /// <summary>English text messages have no room for the one-character mark: it would turn them into UCS-2, of 70 characters.</summary>
    public string CutMark => Chinese ? "…" : "...";

    public string LocalTime(string instant)
    {
        var local = Local(instant);
        return Chinese
            ? $"{ChineseDate.Format(local)}（{ChineseWeekdays[(int)local.DayOfWeek]}）{Hours.Format(local)}（{Zone(local.Zone.Id)}）"
            : $"{EnglishTime.Format(local)} ({Zone(local.Zone.Id)})";
    }

    public string ShortTime(string instant)
    {
        var local = Local(instant);
        return Chinese
            ? $"{ChineseShortDate.Format(local)}{Hours.Format(local)}（{Zone(local.Zone.Id)}）"
            : $"{EnglishShortTime.Format(local)} ({Zone(local.Zone.Id)})";
    }

    public string Day(string date) => Day(LocalDatePattern.Iso.Parse(date).Value);

    public string Days(string first, string last) => first == last ? Day(first) : $"{Day(first)}{To}{Day(last)}";

    /// <summary>The zone's name, where the reader knows it by another.</summary>
    public string Zone(string zone) => Chinese && zone is ("Asia/Shanghai" or "PRC") ? "北京时间" : zone;

    public string Milestones(string list) =>
        Lines(list, '=', (id, at) => $"{UpperFirst(Named(id))}{(Chinese ? "：" : ": ")}{LocalTime(at)}");

    public string Shifts(string list) => Lines(list, '/', (start, end) => Shift(Local(start), Local(end)));

    public string Deliverables(string ids) => string.Join(Chinese ? "、" : ", ", Parts(ids, ',').Select(Named));

    /// <summary>A milestone, a deliverable or a check. One without words is told by its id: it must not hold up a message.</summary>
    public string Named(string id) =>
        Things.TryGetValue(id, out var words) ? Chinese ? words.Chinese : words.English : id.Replace('-', ' ');

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

    string To => Chinese ? "至" : " to ";

    string Day(LocalDate date) => Chinese ? $"{ChineseDay.Format(date)}（{ChineseWeekdays[(int)date.DayOfWeek]}）" : EnglishDay.Format(date);

    string Shift(ZonedDateTime start, ZonedDateTime end)
    {
        var until = start.Date == end.Date ? "" : Day(end.Date) + (Chinese ? "" : " ");
        return Chinese
            ? $"{Day(start.Date)}{Hours.Format(start)}{To}{until}{Hours.Format(end)}（{Zone(start.Zone.Id)}）"
            : $"{Day(start.Date)} {Hours.Format(start)}{To}{until}{Hours.Format(end)} ({Zone(start.Zone.Id)})";
    }

    static string Lines(string list, char between, Func<string, string, string> line) =>
        string.Join('\n', Parts(list, ';').Select(entry => entry.Split(between) is [var first, var second]
            ? "- " + line(first, second)
            : throw new FormatException($"'{entry}' is not two words with '{between}' between.")));

    static string[] Parts(string list, char between) => list.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static string UpperFirst(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

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

    static ZonedDateTimePattern Pattern(string text) => ZonedDateTimePattern.CreateWithInvariantCulture(text, null);

    static LocalDatePattern DayPattern(string text) => LocalDatePattern.CreateWithInvariantCulture(text);
}
