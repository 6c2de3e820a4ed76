using SupportFlows.Bench;

if (args is [TimersBench.Restart, var path, ..])
{
    await TimersBench.RestartedAsync(path, args.ElementAtOrDefault(2));
    return 0;
}

var count = args.Skip(1).Where(a => int.TryParse(a, out _)).Select(int.Parse).FirstOrDefault();
var report = new Report(args.FirstOrDefault() ?? "");
switch (args.FirstOrDefault())
{
    case "engine":
        await EngineBench.RunAsync(report, count > 0 ? count : 20_000);
        break;
    case "intake":
        await IntakeBench.RunAsync(report, count > 0 ? count : 40_000);
        break;
    case "timers":
        await TimersBench.RunAsync(report, count > 0 ? count : 1_000_000);
        break;
    case "history":
        await HistoryBench.RunAsync(report);
        break;
    case "cost":
        await CostBench.RunAsync(report);
        break;
    case "paging":
        await PagingBench.RunAsync(report, count > 0 ? count : 100);
        break;
    default:
        Console.WriteLine("usage: dotnet run -c Release --project bench -- engine|intake|timers|history|cost|paging [how many] [--keep]");
        return 1;
}

await report.EndAsync(args);
return 0;
