using Fluid;
using Fluid.Values;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using DomainTemplates = SupportFlows.Domain.Notifications.Templates;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>Puts notices into words: a Liquid file per template, channel and language, built into this assembly.</summary>
public sealed class MessageTemplates
{
    const string SubjectMark = "Subject: ";

    // Templates hold no loops; this only bounds a mistake.
    const int MostSteps = 1000;

    static readonly FluidParser Parser = new();

    readonly Catalog catalog;
    readonly Dictionary<string, Parsed> templates;
    readonly TemplateOptions options = new() { StrictFilters = true, MaxSteps = MostSteps };

    sealed record Parsed(IFluidTemplate? Subject, IFluidTemplate Body);

    /// <exception cref="InvalidOperationException">A template that the domain names has no file, or a file is not Liquid.</exception>
    public MessageTemplates(Catalog catalog)
    {
        this.catalog = catalog;
        MessageFilters.AddTo(options.Filters);
        templates = DomainTemplates.All
            .SelectMany(t => t.Channels.SelectMany(c => Languages.All.Select(l => FileName(t.Name, c, l))))
            .ToDictionary(name => name, Load);
    }

    /// <returns>The subject, one line, of an email and null of anything else; and the body as plain text.</returns>
    /// <exception cref="InvalidOperationException">The template is unknown, or a datum that it needs is missing; the message names both.</exception>
    public (string? Subject, string Body) Render(Notice notice)
    {
        var language = Languages.Of(notice.Recipient.Language);
        var name = FileName(notice.Template, notice.Channel, language);
        if (!templates.TryGetValue(name, out var parsed))
            throw new InvalidOperationException($"Notice '{notice.Key}' asks for template '{name}', which does not exist. There are: {string.Join(", ", templates.Keys)}.");

        RequireData(notice, name);
        var words = new LocalWords(catalog, language, notice.Recipient.TimeZone);
        var subject = parsed.Subject is null ? null : MessageFilters.OneLine(Render(parsed.Subject, name, notice, words));
        return (subject, Render(parsed.Body, name, notice, words).Trim());
    }

    static string FileName(string template, Channel channel, string language) => $"{template}.{channel.ToString().ToLowerInvariant()}.{language}";

    static Parsed Load(string name)
    {
        using var stream = typeof(MessageTemplates).Assembly.GetManifestResourceStream(name + ".liquid")
            ?? throw new InvalidOperationException($"Template '{name}' has no file: add Notifications/Templates/{name}.liquid.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        if (!name.Contains(".email.", StringComparison.Ordinal))
            return new(null, Parse(name, text));

        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith(SubjectMark, StringComparison.Ordinal))
            throw new InvalidOperationException($"Template '{name}' must begin with a line '{SubjectMark}…'.");
        return new(Parse(name, text[SubjectMark.Length..end]), Parse(name, text[(end + 1)..]));
    }

    static IFluidTemplate Parse(string name, string text)
    {
        try
        {
            return Parser.Parse(text);
        }
        catch (ParseException e)
        {
            throw new InvalidOperationException($"Template '{name}' is not Liquid: {e.Message}", e);
        }
    }

    static void RequireData(Notice notice, string name)
    {
        var template = DomainTemplates.All.First(t => t.Name == notice.Template);
        var missing = template.Required.Where(d => string.IsNullOrEmpty(notice.Data.GetValueOrDefault(d))).ToList();
        if (missing.Count > 0)
            throw Missing(name, notice, string.Join("', '", missing));
    }

    static InvalidOperationException Missing(string name, Notice notice, string data) =>
        new($"Template '{name}' needs '{data}', which notice '{notice.Key}' does not have.");

    string Render(IFluidTemplate template, string name, Notice notice, LocalWords words)
    {
        var context = MessageFilters.For(options, words);
        // Liquid writes nothing for a name that it does not know: here it fails.
        context.Undefined = key => throw Missing(name, notice, key);
        foreach (var (key, value) in notice.Data)
            context.SetValue(key, string.IsNullOrEmpty(value) ? NilValue.Instance : new StringValue(value)); // To Liquid, an empty text is there.
        return template.Render(context);
    }
}
