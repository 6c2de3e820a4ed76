using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SupportFlows.Functions.OpenApi;

/// <summary>The comments of the code, as the compiler writes them beside each assembly: what is said there is said once.</summary>
static partial class DocComments
{
    const string Ours = "SupportFlows.";

    static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    /// <summary>Of a type.</summary>
    public static string? Of(Type type) => Text(Find(type.Assembly, $"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>Of a property, or of the parameter of the record that it is.</summary>
    public static string? Of(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        return Text(Find(owner.Assembly, $"P:{NameOf(owner)}.{property.Name}")?.Element("summary"))
            ?? Text(Find(owner.Assembly, $"T:{NameOf(owner)}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == property.Name));
    }

    /// <summary>Of a member of an enum.</summary>
    public static string? Of(Type type, string member) => Text(Find(type.Assembly, $"F:{NameOf(type)}.{member}")?.Element("summary"));

    /// <summary>Of a function: its name is its own among the methods of its class.</summary>
    public static string? Of(MethodInfo method)
    {
        var start = $"M:{NameOf(method.DeclaringType!)}.{method.Name}";
        var found = Members(method.DeclaringType!.Assembly).FirstOrDefault(m => m.Key == start || m.Key.StartsWith(start + "(", StringComparison.Ordinal)).Value;
        return Text(found?.Element("summary"));
    }

    static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    static XElement? Find(Assembly assembly, string member) => Members(assembly).GetValueOrDefault(member);

    static IReadOnlyDictionary<string, XElement> Members(Assembly assembly) => Files.GetOrAdd(assembly, static a =>
    {
        // What packages say of their types is not about us.
        if (a.GetName().Name?.StartsWith(Ours, StringComparison.Ordinal) != true)
        {
            return new Dictionary<string, XElement>();
        }

        var file = Path.Combine(AppContext.BaseDirectory, $"{a.GetName().Name}.xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal)
            : throw new InvalidOperationException($"The document of the API is made from the comments in {file}, which is not there. Publish it with the app: dotnet publish does, unless PublishDocumentationFiles says otherwise.");
    });

    static string? Text(XElement? element) =>
        element is null ? null : Spaces().Replace(Ledger().Replace(string.Concat(element.Nodes().Select(Text)), ""), " ").Trim() is { Length: > 0 } text ? text : null;

    static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => Named((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? see.Value),
        XElement { Name.LocalName: "paramref" } parameter => $"`{JsonNamingPolicy.CamelCase.ConvertName((string)parameter.Attribute("name")!)}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary>A property by its name on the wire, anything else by its last name.</summary>
    static string Named(string reference)
    {
        var last = reference.Split('(')[0].Split('.', ':')[^1];
        return $"`{(reference.StartsWith("P:", StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(last) : last)}`";
    }

    /// <summary>Where a rule comes from is said for those who change it.</summary>
    [GeneratedRegex(@"\s*\(SPEC section \d+\)")]
    private static partial Regex Ledger();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
