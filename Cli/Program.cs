using System.Runtime.InteropServices;
using SupportFlows.Cli;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // Once to end what is under way in order; a second time ends the program.
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
// What ends a build or a container asks so.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, asked =>
{
    asked.Cancel = true;
    stop.Cancel();
});
return await CommandLine.RunAsync(args, Terminal.OfThisProcess(), stop.Token);
