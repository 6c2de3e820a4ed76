using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Harness;

/// <summary>Walks every link that somebody can follow, without a browser: hundreds of pages a second.</summary>
sealed partial class Crawler : IDisposable
{
    /// <summary>So many pages of a small story are a list without an end.</summary>
    const int Limit = 500;

    readonly HttpClient http;
    readonly string who;
    readonly List<string> faults = [];

    Crawler(Story story, string who)
    {
        http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = story.Address };
        this.who = who;
    }

    /// <summary>Without a session.</summary>
    /// <param name="key">An API key that goes along with every request, for pages that know no session.</param>
    public static Crawler Visits(Story story, string? key = null)
    {
        var crawler = new Crawler(story, key ?? "a stranger");
        crawler.http.DefaultRequestHeaders.Add("Accept", "text/html");
        if (key is not null)
        {
            crawler.http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        return crawler;
    }

    /// <summary>In the console, by the form of its sign-in page.</summary>
    public static async Task<Crawler> SignsIn(Story story, string key)
    {
        var crawler = new Crawler(story, key);
        await crawler.SignInAsync(key);
        return crawler;
    }

    /// <summary>All that can be reached from a path is there, well formed, and says nothing of these words.</summary>
    /// <param name="foreign">Names, ids, subjects and addresses that belong to others.</param>
    /// <returns>The paths of the pages.</returns>
    public async Task<IReadOnlyList<string>> Walks(string from, params string[] foreign)
    {
        var pages = new List<string>();
        var known = new HashSet<string> { from };
        var open = new Queue<(string Path, string Seen)>([(from, "the start")]);
        while (open.TryDequeue(out var next))
        {
            var links = await ReadAsync(next.Path, next.Seen, foreign);
            pages.Add(next.Path);
            // A calendar goes on for ever: of each page with other days one is enough.
            foreach (var link in links.Where(l => known.Add(Days().Replace(l, "from="))))
            {
                open.Enqueue((link, next.Path));
            }

            Assert.True(pages.Count < Limit, $"{who}: more than {Limit} pages from {from}; the last ones: {string.Join(' ', pages.TakeLast(10))}");
        }

        Assert.True(faults.Count == 0, $"What {who} finds from {from}:\n{string.Join('\n', faults)}");
        return pages;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex(@"\bfrom=[0-9-]+")]
    private static partial Regex Days();

    async Task<IEnumerable<string>> ReadAsync(string path, string seen, string[] foreign)
    {
        using var answer = await http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Check(answer.StatusCode is HttpStatusCode.OK, $"answered {(int)answer.StatusCode} (linked from {seen})");
        var isPage = answer.Content.Headers.ContentType?.MediaType is "text/html";
        var (document, wrong) = HtmlFaults.Read(isPage ? text : "");
        foreach (var word in foreign)
        {
            Check(!text.Contains(word, StringComparison.OrdinalIgnoreCase) && !document.DocumentElement.TextContent.Contains(word, StringComparison.OrdinalIgnoreCase), $"tells of '{word}'");
        }

        if (!isPage)
        {
            return [];
        }

        foreach (var fault in wrong)
        {
            Check(false, fault);
        }

        return Links(document, path);

        void Check(bool isRight, string otherwise)
        {
            if (!isRight)
            {
                faults.Add($"{path}: {otherwise}");
            }
        }
    }

    /// <summary>Of this app; what is loaded counts as well, and must be of this app.</summary>
    List<string> Links(IDocument page, string path)
    {
        var here = new Uri(http.BaseAddress!, path);
        var links = new List<string>();
        foreach (var (name, isLoaded) in new[] { ("a[href]", false), ("link[href]", true), ("script[src]", true), ("img[src]", true) })
        {
            foreach (var value in page.QuerySelectorAll(name).Select(e => e.GetAttribute(isLoaded && name != "link[href]" ? "src" : "href")!))
            {
                var link = new Uri(here, value);
                if (http.BaseAddress!.IsBaseOf(link))
                {
                    links.Add(link.PathAndQuery);
                }
                else if (isLoaded && link.Scheme != "data")
                {
                    faults.Add($"{path}: loads {link} from elsewhere");
                }
            }
        }

        return links;
    }

    async Task SignInAsync(string key)
    {
        var page = HtmlFaults.Read(await http.GetStringAsync(SignIn.Path)).Document;
        var field = page.QuerySelectorAll("label").Single(label => label.TextContent.Contains(SignIn.Label, StringComparison.Ordinal)).GetAttribute("for")!;
        var form = page.GetElementById(field)!.Closest("form")!;
        var values = form.QuerySelectorAll("input[name]").ToDictionary(i => i.GetAttribute("name")!, i => i.Id == field ? key : i.GetAttribute("value") ?? "");
        var action = new Uri(new Uri(http.BaseAddress!, SignIn.Path), form.GetAttribute("action") ?? "");
        using var answer = await http.PostAsync(action, new FormUrlEncodedContent(values));
        Assert.True(answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath != SignIn.Path, $"'{key}' is not let in: {(int)answer.StatusCode}");
    }
}
