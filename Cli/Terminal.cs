using System.Text;
using Spectre.Console;

namespace SupportFlows.Cli;

/// <summary>Where the command runs: what it reads, writes and knows of its surroundings.</summary>
/// <param name="Out">Standard output, for people.</param>
/// <param name="Raw">The same for programs.</param>
/// <param name="Error">Standard error: what goes wrong, and progress.</param>
/// <param name="In">Standard input.</param>
/// <param name="IsInputTyped">It is a keyboard, so that a prompt makes sense.</param>
/// <param name="Variable">An environment variable; null: it is not set.</param>
/// <param name="ConfigDirectory">Of the user, for this command alone.</param>
/// <param name="Time">The clock of all waiting and counting.</param>
/// <param name="Handler">What requests go through; null: the network.</param>
sealed record Terminal(
    IAnsiConsole Out,
    TextWriter Raw,
    IAnsiConsole Error,
    TextReader In,
    bool IsInputTyped,
    Func<string, string?> Variable,
    string ConfigDirectory,
    TimeProvider Time,
    HttpMessageHandler? Handler = null)
{
    // Nothing is cut off or wrapped for a program that reads it.
    const int WidthOfAFile = 500;

    public static Terminal OfThisProcess()
    {
        Console.OutputEncoding = Encoding.UTF8;
        return new Terminal(
            To(Console.Out, Console.IsOutputRedirected),
            Console.Out,
            To(Console.Error, Console.IsErrorRedirected),
            Console.In,
            !Console.IsInputRedirected,
            name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null,
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "supportflows"),
            TimeProvider.System);
    }

    /// <param name="isRedirected">To a file or another program: no colours, no movement.</param>
    public static IAnsiConsole To(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = WidthOfAFile;
        }

        return console;
    }
}
