using System.Diagnostics;
using System.Globalization;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Crash;

/// <summary>One data directory and the lives of the app on it, from an empty one to the reckoning.</summary>
sealed class Age
{
    /// <summary>One age in so many begins with a crowd.</summary>
    const int CrowdedOfAges = 5;

    const int Crowd = 1000;

    /// <summary>Whose offsets, and changes of the clock, are far apart: the machine's zone means nothing.</summary>
    static readonly string[] Zones = ["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe"];

    readonly Chance endings;
    readonly Chance wishes;
    readonly Chance thumbs;
    readonly int first;
    readonly List<string> lives = [];

    public Age(ulong seed)
    {
        (endings, wishes, thumbs) = (new Chance(seed, about: 1), new Chance(seed, about: 2), new Chance(seed, about: 3));
        first = endings.Below(Ending.Kinds);
    }

    /// <summary>What it came to, in a few words.</summary>
    public string Counts { get; private set; } = "";

    /// <returns>What was wrong; nothing else is of use when there is anything.</returns>
    public async Task<IReadOnlyList<string>> LiveAsync(int kills)
    {
        using var disk = new TempDirectory();
        var time = new AppTime(disk.Path);
        await using var providers = await Harness.Providers.StartAsync(time);
        await using var hooks = await Hooks.StartAsync(time);
        var people = new Thumbs(providers.Sms, thumbs);
        var (errands, ledger) = (new Errands(wishes, time, hooks), new Ledger(providers));
        var crowd = kills == UnderTheAxe.KillsOfAnAge && endings.Below(CrowdedOfAges) == 0 ? Crowd : 0;

        // The next one is made while this one lives.
        Life? next = Life.Make(disk.Path, [.. providers.Settings, ("TZ", Zones[0])]);
        try
        {
            for (var life = 0; life < kills; life++)
            {
                using (var living = next!)
                {
                    next = life + 1 < kills ? Life.Make(disk.Path, [.. providers.Settings, ("TZ", Zones[(life + 1) % Zones.Length])]) : null;
                    await LiveAsync(life, living, providers, errands, people, life == 0 ? crowd : 0);
                }

                using var remains = new Remains(disk.Path);
                ledger.Close(remains.KeysUnderWay());
                hooks.Close();
            }
        }
        finally
        {
            next?.Dispose();
        }

        var began = Stopwatch.GetTimestamp();
        var (now, faults) = await new Reckoning(disk.Path, providers, time, errands, people).SettleAsync();
        lives.Add($"reckoning took {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        using var left = new Remains(disk.Path);
        ledger.Close([]);
        var messages = left.Messages();
        Counts = string.Create(CultureInfo.InvariantCulture, $"{errands.All.Count} requests ({errands.All.Count(d => d.Asked > 1)} repeated), {messages.Count} messages owed, {ledger.All.Count} taken, {ledger.TakenAgain} of them again; {hooks.Taken} events told, {left.Files().Count} files, {people.Answered} answers by phone");
        return [.. faults, .. new Invariants(left, errands.All, now).Faults(), .. ledger.Faults(messages), .. hooks.Faults(left)];
    }

    /// <summary>How it was killed, and what was said of it.</summary>
    public string Story => string.Join('\n', lives);

    async Task LiveAsync(int number, Life life, Harness.Providers providers, Errands errands, Thumbs people, int crowd)
    {
        // Of a crowd, everybody is answered; then all that they set off is cut short at once.
        var ending = crowd > 0 ? new Ending("", After: null) : Ending.Draw(first + number, endings);
        errands.Want(crowd > 0 ? crowd : endings.Between(3, 8));
        TimeSpan[] moves = [.. Enumerable.Range(0, endings.Below(3)).Select(_ => TimeSpan.FromSeconds(Math.Round(Math.Pow(10, endings.Between(10, 33) / 10.0))))];
        var began = Stopwatch.GetTimestamp();
        var how = await life.LiveAsync(ending, app => providers.ConnectTo(app, () => Nothing.ToDispose), [.. errands.Open], moves, people);
        lives.Add($"life {number}: {ending}, killed {how}, after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms; clock moved by {string.Join(", ", moves)}\n{life.Complaints}".TrimEnd());
    }

    sealed class Nothing : IDisposable
    {
        public static readonly Nothing ToDispose = new();

        public void Dispose()
        {
        }
    }
}
