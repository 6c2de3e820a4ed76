using SupportFlows.Bench;

switch (args.FirstOrDefault())
{
    case "engine":
        await EngineBench.RunAsync(args.Skip(1).Select(int.Parse).FirstOrDefault(20_000));
        break;
    case "sleepers":
        await SleepersBench.RunAsync(args.Skip(1).Select(int.Parse).FirstOrDefault(1_000_000));
        break;
    default:
        Console.WriteLine("usage: dotnet run -c Release --project bench -- engine|sleepers [instances]");
        return 1;
}

return 0;
