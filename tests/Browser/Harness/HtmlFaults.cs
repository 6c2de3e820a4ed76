using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SupportFlows.Browser.Harness;

/// <summary>What is wrong with the markup of a page.</summary>
static class HtmlFaults
{
    public static IReadOnlyList<string> Of(string html) => Read(html).Faults;

    public static (IHtmlDocument Document, IReadOnlyList<string> Faults) Read(string html)
    {
        var faults = new List<string>();
        var parser = new HtmlParser();
        parser.Error += (_, error) => faults.Add($"Markup: {error}");
        var document = parser.ParseDocument(html);
        faults.AddRange(Faults(document));
        return (document, faults);
    }

    static IEnumerable<string> Faults(IHtmlDocument page)
    {
        if (string.IsNullOrWhiteSpace(page.DocumentElement.GetAttribute("lang")))
        {
            yield return "Markup: <html> does not say its language.";
        }

        if (string.IsNullOrWhiteSpace(page.Title))
        {
            yield return "Markup: there is no title.";
        }

        if (page.QuerySelector("meta[name=viewport]") is null)
        {
            yield return "Markup: there is no viewport; a phone would show it small.";
        }

        foreach (var (what, wanted) in new[] { ("h1", 1), ("main", 1) })
        {
            var count = page.QuerySelectorAll(what).Length;
            if (count != wanted)
            {
                yield return $"Markup: {count} of <{what}>, not {wanted}.";
            }
        }

        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]),select,textarea").Where(field => !IsLabelled(page, field)))
        {
            yield return $"Markup: no label for {field.OuterHtml}";
        }

        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
        {
            yield return $"Markup: {twice.Count()} elements have the id {twice.Key}.";
        }
    }

    static bool IsLabelled(IDocument page, IElement field) =>
        field.HasAttribute("aria-label") || field.HasAttribute("aria-labelledby") || field.Closest("label") is not null
        || page.QuerySelectorAll("label").Any(label => label.GetAttribute("for") is { Length: > 0 } id && id == field.Id);
}
