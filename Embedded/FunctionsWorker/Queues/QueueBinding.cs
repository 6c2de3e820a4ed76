using System.Reflection;
using System.Text;
using System.Text.Json;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Queues;

static class QueueBinding
{
    static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyList<string> DataNames { get; } = ["id", "dequeueCount", "insertionTime", "queueTrigger"];

    public static ParameterBinder? For(Function function, ParameterInfo parameter)
        => function.IsTrigger(parameter) ? Body(parameter.ParameterType)
            : DataNames.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase) && NamedValue.CanRead(parameter.ParameterType)
                ? NamedValue.Of(parameter, (text, fault) => new FormatException($"'{text}' is no {parameter.ParameterType.Name} ({parameter.Name}).", fault))
                : null;

    public static IReadOnlyDictionary<string, object?> DataOf(QueueMessage message)
        => new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["id"] = message.Id,
            ["dequeueCount"] = message.DequeueCount,
            ["insertionTime"] = message.InsertedAt,
            ["queueTrigger"] = message.Body,
        };

    static ParameterBinder? Body(Type type)
        => type == typeof(string) ? context => Text(context)
            : type == typeof(byte[]) ? context => Encoding.UTF8.GetBytes(Text(context))
            : type.IsByRef || type.IsInterface ? null
            : context => JsonSerializer.Deserialize(Text(context), type, Json);

    static string Text(EmbeddedFunctionContext context) => ((QueueMessage)context.Occasion.Value!).Body;
}
