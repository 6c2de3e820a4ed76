using System.ComponentModel;
using System.Reflection;

namespace SupportFlows.Embedded.FunctionsWorker.Invocation;

/// <summary>Fills a parameter from the trigger's data of the same name.</summary>
static class NamedValue
{
    public static bool CanRead(Type type) => type == typeof(string) || TypeDescriptor.GetConverter(Plain(type)).CanConvertFrom(typeof(string));

    public static ParameterBinder Of(ParameterInfo parameter, Func<string, Exception, Exception> unreadable)
    {
        var type = Plain(parameter.ParameterType);
        var absent = parameter.HasDefaultValue ? parameter.DefaultValue
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
            : null;
        return context => !context.Occasion.Data.TryGetValue(parameter.Name!, out var value) || value is null ? absent
            : type.IsInstanceOfType(value) ? value
            : Read(value.ToString()!, type, unreadable);
    }

    static object? Read(string text, Type type, Func<string, Exception, Exception> unreadable)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException)
        {
            throw unreadable(text, fault);
        }
    }

    static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
