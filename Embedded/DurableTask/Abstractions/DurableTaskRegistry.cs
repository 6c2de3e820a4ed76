namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities of an application, by name and version.</summary>
public sealed partial class DurableTaskRegistry
{
    static readonly Task<object?> Nothing = Task.FromResult<object?>(null);

    readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskActivity>> activities = [];
    readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskOrchestrator>> orchestrators = [];

    internal IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskActivity>> Activities => activities;

    internal IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskOrchestrator>> Orchestrators => orchestrators;

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() => activities.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() => orchestrators.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    DurableTaskRegistry Add<T>(Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, T>> tasks, TaskName name, TaskVersion version, Func<IServiceProvider, T> factory, string kind)
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (string.IsNullOrEmpty(name.Name))
        {
            throw new ArgumentException($"The {kind} has no name.", nameof(name));
        }

        if (!tasks.TryAdd((name, version), factory))
        {
            throw new ArgumentException($"The {kind} '{name}'{(version == TaskVersion.Unversioned ? "" : $" of version '{version.Version}'")} is registered already. Give one of the two another name or version.", nameof(name));
        }

        return this;
    }

    static TaskName NameOf(Type type) => Attribute(type) is { Name.Name.Length: > 0 } attribute ? attribute.Name : new TaskName(type.Name);

    static TaskVersion VersionOf(Type type) => Attribute(type)?.Version;

    static DurableTaskAttribute? Attribute(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return (DurableTaskAttribute?)System.Attribute.GetCustomAttribute(type, typeof(DurableTaskAttribute));
    }

    static void ThrowIfNot<T>(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsAbstract || !typeof(T).IsAssignableFrom(type))
        {
            throw new ArgumentException($"'{type}' must be a concrete class that implements {typeof(T).Name}.", nameof(type));
        }
    }
}
