using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace SupportFlows.Embedded.FunctionsWorker.Discovery;

sealed class EmbeddedFunctionDefinition(MethodInfo method, string name) : FunctionDefinition
{
    public override string Id => Name;

    public override string Name { get; } = name;

    public override string EntryPoint { get; } = Function.PlaceOf(method);

    public override string PathToAssembly { get; } = method.DeclaringType!.Assembly.Location;

    public override ImmutableArray<FunctionParameter> Parameters { get; } = [.. method.GetParameters().Select(parameter
        => new FunctionParameter(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null))];

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = method.GetParameters()
        .Select(parameter => (parameter.Name, Binding: parameter.GetCustomAttribute<BindingAttribute>()))
        .Where(found => found.Binding is not null)
        .ToImmutableDictionary(found => found.Name!, BindingMetadata (found) => new InputBinding(found.Name!, TypeNameOf(found.Binding!)));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    // HttpTriggerAttribute is "httpTrigger", as in the host's function.json.
    static string TypeNameOf(BindingAttribute binding)
    {
        var name = binding.GetType().Name;
        return char.ToLowerInvariant(name[0]) + name[1..^nameof(Attribute).Length];
    }
}

sealed class InputBinding(string name, string type) : BindingMetadata
{
    public override string Name { get; } = name;

    public override string Type { get; } = type;

    public override BindingDirection Direction => BindingDirection.In;
}
