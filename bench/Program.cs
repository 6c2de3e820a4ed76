using SupportFlows.Bench;

switch (args.FirstOrDefault())
{
    case "engine":
        await EngineBench.RunAsync(args.Skip(1).Select(int.Parse).FirstOrDefault(20_000));
        break;
    case "sleepers":
        await SleepersBench.RunAsync(args.Skip(1).Select(int.Parse).FirstOrDefault(1_000_000));
        break;
    case "intake":
        await IntakeBench.RunAsync(args.Skip(1).Select(int.Parse).FirstOrDefault(20_000));
        break;
    case "paging":
        await PagingBench.RunAsync(args.Skip(1).Select(int.Parse).FirstOrDefault(100));
        break;
    default:
        Console.WriteLine("usage: dotnet run -c Release --project bench -- engine|sleepers [instances] | paging [tickets a second]");
        return 1;
}

return 0;
