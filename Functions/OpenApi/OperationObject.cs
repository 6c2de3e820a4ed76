using System.Text.Json.Nodes;

namespace SupportFlows.Functions.OpenApi;

/// <summary>One operation in the document.</summary>
sealed class OperationObject(Schemas schemas, Examples examples, Parameters parameters)
{
    public JsonObject Describe(Operation operation, JsonObject responses)
    {
        var (summary, more) = Words(operation);
        var described = new JsonObject
        {
            ["tags"] = new JsonArray(Tags.Of(operation)),
            ["operationId"] = operation.Id,
            ["summary"] = summary,
            ["description"] = $"{more}{Doors.Words(operation.Rule)}",
            ["security"] = Doors.Security(operation.Rule),
        };
        if (Doors.Roles(operation.Rule).ToArray() is { Length: > 0 } roles)
        {
            described["x-roles"] = new JsonArray([.. roles.Select(r => JsonValue.Create(r))]);
        }

        if (parameters.Of(operation) is { Count: > 0 } read)
        {
            described["parameters"] = read;
        }

        if (operation.One<TakesAttribute>() is { } takes)
        {
            described["requestBody"] = RequestBody(operation, takes);
        }

        described["responses"] = responses;
        return described;
    }

    JsonObject RequestBody(Operation operation, TakesAttribute takes)
    {
        var media = new JsonObject { ["schema"] = takes.Type is { } type ? schemas.Request(type, takes.Needed, takes.FromPath) : new JsonObject() };
        if (examples.Request(operation) is { } example)
        {
            media["examples"] = example;
        }

        var body = new JsonObject { ["required"] = !takes.Optional, ["content"] = new JsonObject { [takes.MediaType] = media } };
        if (takes.What is { } what)
        {
            body["description"] = what;
        }

        return body;
    }

    /// <summary>The first sentence of the function's comment, and the others.</summary>
    static (string Summary, string More) Words(Operation operation)
    {
        var words = DocComments.Of(operation.Method)
            ?? throw new InvalidOperationException($"{operation.Method.DeclaringType!.Name}.{operation.Method.Name} ({operation.Id}) has no comment: write a <summary>, which is what the document says of it.");
        var end = words.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? (words.TrimEnd('.'), "") : (words[..end], $"{words[(end + 2)..]}\n\n");
    }
}
