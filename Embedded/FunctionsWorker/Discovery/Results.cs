namespace SupportFlows.Embedded.FunctionsWorker.Discovery;

/// <summary>The ways a method can answer: at once, or by a Task or ValueTask, with a value or without.</summary>
static class Results
{
    public static Type TypeOf(Type returned)
        => returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask) ? typeof(void)
            : IsAwaited(returned) ? returned.GetGenericArguments()[0]
            : returned;

    /// <summary>Makes, once for each method, what turns its answer into a task of the plain value.</summary>
    public static Func<object?, Task<object?>> Unwrapper(Type returned)
    {
        if (returned == typeof(Task))
        {
            return static async answer =>
            {
                await (Task)answer!;
                return null;
            };
        }

        if (returned == typeof(ValueTask))
        {
            return static async answer =>
            {
                await (ValueTask)answer!;
                return null;
            };
        }

        if (!IsAwaited(returned))
        {
            return Task.FromResult;
        }

        var generic = returned.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(UnwrapTask) : nameof(UnwrapValueTask);
        return typeof(Results)
            .GetMethod(generic, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(returned.GetGenericArguments())
            .CreateDelegate<Func<object?, Task<object?>>>();
    }

    static bool IsAwaited(Type returned)
        => returned.IsGenericType && returned.GetGenericTypeDefinition() is var generic && (generic == typeof(Task<>) || generic == typeof(ValueTask<>));

    static async Task<object?> UnwrapTask<T>(object? answer) => await (Task<T>)answer!;

    static async Task<object?> UnwrapValueTask<T>(object? answer) => await (ValueTask<T>)answer!;
}
