namespace Microsoft.DurableTask;

static class TaskInput
{
    /// <summary>The deserialized input as the type that the task declares; nothing given is that type's default.</summary>
    internal static T As<T>(object? input) => input switch
    {
        T typed => typed,
        null => default!,
        _ => throw new ArgumentException($"The input is a '{input.GetType()}', but the task takes a '{typeof(T)}'.", nameof(input)),
    };
}
