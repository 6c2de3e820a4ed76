using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.OpenApi;

/// <summary>
/// The JSON Schemas of the types on the wire, one component each. What we write has every property; what we read may leave out what has a default. A type that
/// goes both ways and differs has two, the second one called <c>…Input</c>: so ask for all answers before the first request.
/// </summary>
sealed class Schemas
{
    // Not for two at once, so each has its own.
    readonly NullabilityInfoContext nullabilities = new();

    readonly SortedDictionary<string, JsonObject> components = new(StringComparer.Ordinal);
    readonly Dictionary<(Type Type, bool IsRead, string Needed, string? Spared), JsonObject> known = [];
    readonly Dictionary<string, (Type Type, bool IsRead)> owners = new(StringComparer.Ordinal);

    public JsonObject Components() => new(components.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value.DeepClone())));

    /// <summary>Of what we write.</summary>
    public JsonObject Answer(Type type) => Of(type, null, isRead: false, []);

    /// <summary>Of what we read.</summary>
    /// <param name="needed">Names on the wire that are required whatever their type says.</param>
    /// <param name="spared">One that is not; null: none.</param>
    public JsonObject Request(Type type, IReadOnlyList<string> needed, string? spared = null) => Of(type, null, isRead: true, needed, spared);

    JsonObject Of(Type type, NullabilityInfo? nullability, bool isRead, IReadOnlyList<string> needed, string? spared = null)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalars.Of(bare) is { } scalar)
        {
            return scalar;
        }

        var key = (bare, isRead, string.Join(' ', needed), spared);
        if (known.TryGetValue(key, out var reference))
        {
            return reference.DeepClone().AsObject();
        }

        var info = Json.Options.GetTypeInfo(bare);
        var made = info.Kind switch
        {
            JsonTypeInfoKind.Object => Component(bare, Object(info, isRead, needed, spared), isRead),
            JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["items"] = Inner(info.ElementType!, Argument(nullability, 0), isRead) },
            JsonTypeInfoKind.Dictionary => new() { ["type"] = "object", ["additionalProperties"] = Inner(info.ElementType!, Argument(nullability, 1), isRead) },
            _ when bare.IsEnum => Component(bare, Enumeration(bare), isRead: false),
            _ => throw new NotSupportedException($"{bare} is on the wire, and nothing says in which form: add it to {nameof(Scalars)}."),
        };
        // What is a component is referred to alike wherever it stands; a list is not, as its elements may be null.
        if (made.ContainsKey("$ref"))
        {
            known.Add(key, made.DeepClone().AsObject());
        }

        return made;
    }

    JsonObject Inner(Type type, NullabilityInfo? nullability, bool isRead)
    {
        var schema = Of(type, nullability, isRead, []);
        return nullability?.ReadState == NullabilityState.Nullable ? OrNull(schema) : schema;
    }

    JsonObject Component(Type type, JsonObject schema, bool isRead)
    {
        var name = SchemaNames.Of(type);
        if (isRead && owners.TryGetValue(name, out var owner) && owner == (type, false) && !JsonNode.DeepEquals(components[name], schema))
        {
            name += "Input";
        }

        if (owners.TryAdd(name, (type, isRead)))
        {
            components.Add(name, schema);
        }
        else if (owners[name].Type != type || !JsonNode.DeepEquals(components[name], schema))
        {
            throw new InvalidOperationException(
                $"{type} and {owners[name].Type} are both called {name} in the document of the API, or two functions take it and need other fields. Give one of them a type of its own.");
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    JsonObject Object(JsonTypeInfo info, bool isRead, IReadOnlyList<string> needed, string? spared)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in info.Properties.Where(p => isRead ? p.Set is not null || p.AssociatedParameter is not null : p.Get is not null))
        {
            var clr = (PropertyInfo)property.AttributeProvider!;
            var nullability = nullabilities.Create(clr);
            var (schema, isNeeded) = (Of(property.PropertyType, nullability, isRead, []), needed.Contains(property.Name));
            var isNullable = nullability.ReadState == NullabilityState.Nullable && !isNeeded;
            if (isNeeded || (isRead ? property.Name != spared && IsRequired(property, isNullable) : property.ShouldSerialize is null))
            {
                required.Add(property.Name);
            }

            properties[property.Name] = Described(isNullable ? OrNull(schema) : schema, DocComments.Of(clr));
        }

        if (needed.FirstOrDefault(n => !properties.ContainsKey(n)) is { } unknown)
        {
            throw new InvalidOperationException($"{info.Type} has no '{unknown}', which [Takes] says it needs.");
        }

        var made = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            made["required"] = required;
        }

        return Described(made, DocComments.Of(info.Type));
    }

    static bool IsRequired(JsonPropertyInfo property, bool isNullable) =>
        property.IsRequired || (!isNullable && property.AssociatedParameter is { HasDefaultValue: false });

    static JsonObject Enumeration(Type type)
    {
        var names = Enum.GetNames(type);
        var said = names.Select(n => (Name: JsonNamingPolicy.KebabCaseLower.ConvertName(n), Means: DocComments.Of(type, n))).ToList();
        var meanings = string.Concat(said.Where(v => v.Means is not null).Select(v => $"\n- `{v.Name}`: {v.Means}"));
        var schema = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. said.Select(v => JsonValue.Create(v.Name))]) };
        return Described(schema, $"{DocComments.Of(type)}{meanings}".Trim());
    }

    static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            return schema;
        }

        return schema.Count == 0 ? schema : new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

    static JsonObject Described(JsonObject schema, string? words)
    {
        if (!string.IsNullOrEmpty(words))
        {
            schema["description"] = words;
        }

        return schema;
    }

    static NullabilityInfo? Argument(NullabilityInfo? nullability, int at) =>
        nullability?.ElementType ?? (nullability?.GenericTypeArguments is { } all && all.Length > at ? all[at] : null);
}
