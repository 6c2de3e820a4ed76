using System.Diagnostics;
using System.Globalization;

namespace SupportFlows.Axe;

/// <summary>Ends this process as <c>kill -9</c> does, when it has come to a checkpoint so many times.</summary>
sealed class Axe
{
    string? name;
    int left;

    /// <param name="where">Such as <c>rows-after:7</c>; nothing: never.</param>
    public void Arm(string where)
    {
        if (where.Split(':') is [var at, var count])
        {
            (left, name) = (int.Parse(count, CultureInfo.InvariantCulture), at);
        }
    }

    public void At(string checkpoint)
    {
        if (checkpoint == name && Interlocked.Decrement(ref left) == 0)
        {
            // A signal that nobody can catch: this call does not return.
            Process.GetCurrentProcess().Kill();
        }
    }
}
