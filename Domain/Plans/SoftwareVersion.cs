using System.Text.RegularExpressions;

namespace SupportFlows.Domain.Plans;

/// <summary>A version such as <c>0.9.60.2</c>, compared part by part as numbers. What follows the numbers (<c>3.0.2-28.el7</c>) does not count.</summary>
sealed partial class SoftwareVersion : IComparable<SoftwareVersion>
{
    readonly IReadOnlyList<int> parts;

    SoftwareVersion(IReadOnlyList<int> parts) => this.parts = parts;

    public static SoftwareVersion? Parse(string? text)
    {
        var match = Numbers().Match(text ?? "");
        return match.Success ? new SoftwareVersion([.. match.Groups[1].Value.Split('.').Select(int.Parse)]) : null;
    }

    public int CompareTo(SoftwareVersion? other)
    {
        if (other is null) return 1;
        for (var i = 0; i < Math.Max(parts.Count, other.parts.Count); i++)
            if (Part(i).CompareTo(other.Part(i)) is var order and not 0)
                return order;
        return 0;
    }

    public override string ToString() => string.Join('.', parts);

    int Part(int i) => i < parts.Count ? parts[i] : 0;

    [GeneratedRegex(@"\A\s*(?:v|version)?\s*([0-9]{1,9}(?:\.[0-9]{1,9}){0,9})(?![0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();
}
