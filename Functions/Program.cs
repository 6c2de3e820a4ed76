using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportFlows.Functions;
using SupportFlows.Functions.Settings;

try
{
    await AppHost.Create(args).RunAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    return Refuse(refused.Message);
}
catch (OptionsValidationException refused)
{
    return Refuse(string.Join(Environment.NewLine, refused.Failures));
}

static int Refuse(string reason)
{
    Console.Error.WriteLine(reason);
    return 1;
}
