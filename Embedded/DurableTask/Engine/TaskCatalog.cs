using Microsoft.DurableTask;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>Finds a registered task by name and version: the exact version, or the unversioned one of a name that has no versions.</summary>
sealed class TaskCatalog<T>(string kind, IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, T>> tasks)
{
    readonly HashSet<TaskName> versioned = [.. tasks.Keys.Where(key => key.Version != TaskVersion.Unversioned).Select(key => key.Name)];

    internal Func<IServiceProvider, T>? Find(string name, string version)
    {
        if (tasks.TryGetValue((name, version), out var exact))
        {
            return exact;
        }

        return !versioned.Contains(name) && tasks.TryGetValue((name, TaskVersion.Unversioned), out var unversioned) ? unversioned : null;
    }

    internal TaskNotRegisteredException Unknown(string name, string version)
    {
        var known = string.Join(", ", tasks.Keys.Select(key => key.Version == TaskVersion.Unversioned ? key.Name.Name : $"{key.Name} ({key.Version.Version})").Order(StringComparer.OrdinalIgnoreCase));
        return new($"No {kind} '{name}'{(version.Length == 0 ? "" : $" of version '{version}'")} is registered. Known: {(known.Length == 0 ? "none" : known)}. Register it, or correct the name where it is called.");
    }
}
