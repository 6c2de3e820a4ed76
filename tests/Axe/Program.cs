using Microsoft.Extensions.Hosting;
using SupportFlows.Axe;
using SupportFlows.Functions;

// The real app. It is made, and then waits for a line, so that the next life is ready when one ends; the line says where it dies: a checkpoint and its count,
// such as "rows-after:7", or nothing.
var axe = new Axe();
using var host = AppHost.Create(args, builder =>
{
    Checkpoints.Add(builder, axe);
    // Thousands of requests are one caller's.
    builder.Configuration["SupportFlows:Rates:KeyPerMinute"] = "1000000";
});
if (await Console.In.ReadLineAsync() is { } where)
{
    axe.Arm(where);
    await host.RunAsync();
}
