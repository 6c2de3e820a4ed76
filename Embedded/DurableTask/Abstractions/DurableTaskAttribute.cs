namespace Microsoft.DurableTask;

/// <summary>Names a task class, and gives its version. Without it, the class name is the task's name.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute(string? name = null) : Attribute
{
    public TaskName Name { get; } = name ?? string.Empty;

    public string? Version { get; set; }
}
