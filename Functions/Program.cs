using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportFlows.Functions;
using SupportFlows.Functions.Settings;

try
{
    using var host = AppHost.Create(args);
    return await RunAsync(host);
}
catch (StartRefusedException refused)
{
    return Refuse(refused.Message);
}

static async Task<int> RunAsync(IHost host)
{
    try
    {
        await host.RunAsync();
        return 0;
    }
    catch (OptionsValidationException refused)
    {
        return Refuse(string.Join(Environment.NewLine, refused.Failures));
    }
#pragma warning disable CA1031 // A port or a data directory in use, say: the host has logged the rest.
    catch (Exception fault)
#pragma warning restore CA1031
    {
        return Refuse(fault.Message);
    }
}

static int Refuse(string reason)
{
    Console.Error.WriteLine(reason);
    return 1;
}
