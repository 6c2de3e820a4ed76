namespace SupportFlows.Functions.OpenApi;

/// <summary>Errors of an HTTP function beyond those that follow from what it carries: its access rule, its body, its query, <see cref="CommandAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RefusesAttribute : Attribute
{
    /// <summary>For the reasons that these statuses usually have.</summary>
    public RefusesAttribute(params int[] statuses) => Statuses = statuses;

    public RefusesAttribute(int status, string when)
    {
        Statuses = [status];
        When = when;
    }

    public IReadOnlyList<int> Statuses { get; }

    /// <summary>A sentence; null: the usual one.</summary>
    public string? When { get; }
}
