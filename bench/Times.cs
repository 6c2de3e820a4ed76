using System.Diagnostics;

namespace SupportFlows.Bench;

/// <summary>How long something took, each time. In milliseconds.</summary>
sealed class Times
{
    readonly double[] sorted;

    public Times(IEnumerable<double> milliseconds) => sorted = [.. milliseconds.Order()];

    public double P50 => At(0.5);

    public double P99 => At(0.99);

    public double Most => sorted[^1];

    /// <summary>One after the other.</summary>
    public static async Task<Times> OfAsync(int count, Func<int, Task> act)
    {
        var times = new double[count];
        for (var number = 0; number < count; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await act(number);
            times[number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return new Times(times);
    }

    public override string ToString() => $"p50 {P50:N3} ms, p99 {P99:N3} ms, max {Most:N3} ms";

    double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
