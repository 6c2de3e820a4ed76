using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Timers;

static class TimerBinding
{
    public static ParameterBinder? For(ParameterInfo parameter)
        => parameter.ParameterType == typeof(TimerInfo) ? context => context.Occasion.Value : null;
}
