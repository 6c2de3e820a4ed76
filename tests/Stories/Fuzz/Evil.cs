using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace SupportFlows.Stories.Fuzz;

/// <summary>Values that have broken programs before, as JSON text, and random ones.</summary>
static class Evil
{
    /// <summary>What must never come out of the app but as text.</summary>
    public const string Mark = "fuzz()";

    static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "99999999999999999999999999999999999999", "1e999", "-1e999", "1e-999", "1e2", "1.5", "0.1e1",
        "79228162514264337593543950336", "NaN", "Infinity", "01", "+1", "0x10", "1_000",
    ];

    static readonly string[] Words =
    [
        "", " ", "\u0000", "a\u0000b", "\ud800", "x\udc00", "\ud83d", "\u202Egnp.exe", "\u200B", "\uFEFF", "\uFFFE\uFFFF", "\u0085\u2028\u2029", "\r\nX-Evil: 1", "\t", "\u001b[31m", "\u007f",
        "e\u0301\u0323\u0307", "\u0627\u0644\u0639\u0631\u0628\u064A\u0629", "𠮷野家", "👨‍👩‍👧‍👦", "İıſﬀ", "٣", "Ⅷ", "你好",
        $"<script>{Mark}</script>", $"\" onmouseover=\"{Mark}", $"' onfocus='{Mark}", $"</textarea><img src=x onerror={Mark}>", $"javascript:{Mark}", $"</title></script><svg/onload={Mark}>", $"&lt;b onclick={Mark}&gt;",
        "{{ 7 | times: 7 }}", "{% for i in (1..99999999) %}x{% endfor %}", "%s%n%x", "'; DROP TABLE rows; --", "../../../etc/passwd", "a/b", "a\\b", "#", "?x=1", "a&b=c", "%00", "*", "..", ".", "-", "$.a", "__proto__", "$ref", "$type",
        "null", "true", "undefined", "[object Object]", "ann@enterprise.example", "a@b", "\"a b\"@c.d", "+12025550113", "+1", "tel:+1", "http://127.0.0.1:9/hook", "http://[::1]:0/", "https://user:pw@x/", "ftp://x/", "//x",
        "en", "zh-Hans", "xx-ZZ-klingon", "en-u-ca-buddhist", "Europe/Berlin", "Asia/Shanghai", "Etc/GMT-14", "Europe/Atlantis", "UTC+25:00", "../UTC",
        "0001-01-01", "9999-12-31", "2026-02-30", "10000-01-01", "-0001-01-01", "-9998-01-01", "2026-03-10", "2026-04-13", "2026-04-15",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999999999Z", "-9998-01-01T00:00:00Z", "2026-03-02T09:00:00Z", "2026-03-05T09:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T09:00:00+08:00", "2026-06-30T23:59:60Z",
        "2026-03-29T02:30:00", "9999-12-31T23:59:59", "0001-01-01T00:00:00", "24:00", "23:59:59.999999999", "02:30",
        "PT0S", "-PT1H", "PT1M", "PT8H", "P7D", "PT999999999H", "P10675199D", "P3650000D", "P1Y", "PT1e9S", "PT0.000000001S", "P99999999999999999999D", "PT-9223372036854775808S",
        "general", "business-critical", "demo-business", "demo-enterprise", "demo-basic", "demo-expert", "demo-oncall-1", "demo-tam", "default", "demo", "customer", "staff", "person", "schedule", "sms", "email",
    ];

    static readonly string[] Shapes =
    [
        "null", "true", "false", "{}", "[]", "[[]]", "[null]", "[{}]", "[\"\"]", "{\"\":\"\"}", "{\"a\":{\"a\":{}}}", "{\"id\":\"a\",\"id\":\"b\"}", "\"\\ud800\"", "\"\\u0000\"", "\"\\uD83D\\uDE00\"", "\"\\x\"", "nul", "\"open", "]", "}", ",",
        Nested(20), Nested(33), Nested(500), Nested(5_000), Repeated("null", 1_000), Repeated("{}", 2_000), Repeated("\"a\"", 150), Repeated("1e2", 5_000),
    ];

    static readonly int[] Lengths = [64, 128, 201, 513, 1_025, 4_097, 20_001, 33_000, 66_000];

    static readonly Gen<string> Text = Gen.Frequency(
        (6, Gen.OneOf(Words)), (1, Gen.Char.Array[0, 12].Select(c => new string(c))), (1, Gen.Select(Gen.OneOf(Lengths), Gen.OneOf("x", "é", "𠮷", "<", "\"", "\u0301", "a ")).Select((length, of) => Long(length, of))));

    public static readonly Gen<string> Json = Gen.Frequency((8, Text.Select(Quoted)), (2, Gen.OneOf(Numbers)), (2, Gen.OneOf(Shapes)), (1, Gen.Int.Select(n => n.ToString(CultureInfo.InvariantCulture))));

    /// <summary>A megabyte in one field, which is a lot to make: so seldom.</summary>
    public static string Huge { get; } = Quoted(new string('x', 1_100_000));

    /// <summary>As a form or an address would carry it.</summary>
    public static string Plain(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonValue value && value.TryGetValue<string>(out var text) ? text : json;
        }
        catch (Exception notJson) when (notJson is System.Text.Json.JsonException or InvalidOperationException)
        {
            return json;
        }
    }

    /// <summary>JSON escapes whatever is not plain, so that half a surrogate pair reaches the app as one.</summary>
    public static string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            json.Append(c is '"' or '\\' || c < ' ' || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : $"{c}");
        }

        return json.Append('"').ToString();
    }

    static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    static string Repeated(string item, int count) => $"[{string.Join(',', Enumerable.Repeat(item, count))}]";

    static string Long(int length, string of) => string.Concat(Enumerable.Repeat(of, length / of.Length));
}
