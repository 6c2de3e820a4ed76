using System.Text.RegularExpressions;

namespace SupportFlows.Adapters;

/// <summary>What every store of contents refuses as a name: as a path of a file system, or of an account, it leads nowhere else.</summary>
static partial class ContentNames
{
    const int Longest = 200;

    public static void Check(string name)
    {
        if (name.Length > Longest || !Shape().IsMatch(name))
        {
            throw new ArgumentException($"Content name '{name}' is refused: it must be one to four parts of a-z, 0-9 and -, not starting with -, with / between them, and at most {Longest} characters.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*){0,3}\z")]
    private static partial Regex Shape();
}
