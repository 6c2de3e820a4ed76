using System.Text.RegularExpressions;

namespace SupportFlows.Embedded.FunctionsWorker.Queues;

static partial class QueueName
{
    public const string Rule = "3 to 63 characters of a-z, 0-9 and single dashes between them";

    public static bool IsValid(string name) => name.Length is >= 3 and <= 63 && Pattern().IsMatch(name);

    public static void Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsValid(name))
        {
            throw new ArgumentException($"'{name}' is no queue name: it takes {Rule}.", nameof(name));
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
