using System.Text.Json;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.SelfHelp;

/// <summary>Reads <c>directory.json</c>. What may stand in it is what this file says, and nothing else.</summary>
public static class HelpDirectoryReader
{
    const int Version = 1;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="InvalidCatalogException">Every fault in it, each with its JSON path.</exception>
    public static HelpDirectory Read(string json)
    {
        var faults = new List<CatalogFault>();
        using var document = Parse(json);
        var root = new CatalogValue(document.RootElement, "$", faults).Object("version", "entries");
        root["version"].Whole(Version, Version);
        var directory = new HelpDirectory(root["entries"].Unique("id", Entry, e => e.Id));
        return faults.Count == 0 ? directory : throw Invalid(faults);
    }

    static HelpEntry Entry(CatalogValue value)
    {
        value.Object("id", "title", "text", "keywords", "url");
        return new HelpEntry(value["id"].Text(), value["title"].Words(), value["text"].Words(), value["keywords"].Texts(atLeast: 1), Url(value["url"]));
    }

    /// <summary>It becomes a link: nothing that a browser would run.</summary>
    static string Url(CatalogValue value)
    {
        var text = value.Text();
        var isPath = text is ['/', not ('/' or '\\'), ..];
        if (text.Length > 0 && !isPath && !(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps))
            value.Fault("an address that begins with https://, or a path of the console such as /launch-events");
        return text;
    }

    static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            throw Invalid([new CatalogFault("$", e.Message, "JSON in which no property is given twice")]);
        }
    }

    static InvalidCatalogException Invalid(IReadOnlyList<CatalogFault> faults) => new(faults, "directory");
}
