using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Embedded.FunctionsWorker.Discovery;

namespace SupportFlows.Embedded.FunctionsWorker.Invocation;

/// <summary>The innermost step: binds the parameters, makes the class when there is one, calls the method.</summary>
sealed class FunctionCall
{
    readonly MethodInfo method;
    readonly ParameterBinder[] binders;
    readonly ObjectFactory? factory;
    readonly Func<object?, Task<object?>> unwrap;

    public FunctionCall(Function function)
    {
        method = function.Method;
        binders = [.. method.GetParameters().Select(parameter => ParameterBinding.For(function, parameter)!)];
        factory = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        unwrap = Results.Unwrapper(method.ReturnType);
    }

    public async Task InvokeAsync(EmbeddedFunctionContext context)
    {
        var arguments = Array.ConvertAll(binders, bind => bind(context));
        var instance = factory?.Invoke(context.InstanceServices, null);
        var answer = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        context.Result.Value = await unwrap(answer);
    }
}
