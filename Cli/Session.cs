using Spectre.Console;
using Spectre.Console.Rendering;
using SupportFlows.Cli.Login;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli;

/// <summary>One command: whom it talks to, and how it shows what it hears.</summary>
sealed class Session(Terminal terminal, bool isJson) : IDisposable
{
    // What is quicker than this needs no spinner.
    static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(400);

    HttpClient? http;
    SupportFlowsClient? client;

    public Terminal Terminal => terminal;

    public bool IsJson => isJson;

    /// <exception cref="UsageException">Nobody said where the app is.</exception>
    public SupportFlowsClient Client => client ??= Connect(Credentials.Find(terminal));

    public SupportFlowsClient Connect(Credentials to)
    {
        var options = new SupportFlowsOptions { Time = terminal.Time };
        if (terminal.Handler is null)
        {
            return new SupportFlowsClient(to.Address, to.Key, options);
        }

        http = new HttpClient(terminal.Handler, disposeHandler: false) { BaseAddress = to.Address };
        return new SupportFlowsClient(http, to.Key, options);
    }

    /// <summary>Waits with a spinner on standard error, unless anything goes to a file.</summary>
    public async Task<T> Wait<T>(string words, Task<T> work)
    {
        if (isJson || !terminal.Error.Profile.Capabilities.Interactive || !terminal.Out.Profile.Capabilities.Interactive)
        {
            return await work;
        }

        await Task.WhenAny(work, Task.Delay(Noticeable, terminal.Time));
        return work.IsCompleted ? await work : await terminal.Error.Status().StartAsync(Markup.Escape(words), _ => work);
    }

    /// <summary>As the API said it, or for people.</summary>
    public async Task Show<T>(string words, Task<T> asked, Func<T, IRenderable> view)
        where T : Answer
    {
        var answer = await Wait(words, asked);
        if (isJson)
        {
            Json(answer);
        }
        else
        {
            Write(view(answer));
        }
    }

    /// <summary>An object a line, or a table.</summary>
    public async Task List<T>(IAsyncEnumerable<T> items, int? limit, string none, IReadOnlyList<string> columns, Func<T, IReadOnlyList<string>> row, CancellationToken cancellation)
        where T : Answer
    {
        var limited = limit is { } most ? items.Take(most) : items;
        if (isJson)
        {
            await foreach (var item in limited.WithCancellation(cancellation))
            {
                Json(item);
            }

            return;
        }

        var rows = await Wait("Reading the list", limited.Select(row).ToListAsync(cancellation).AsTask());
        Write(rows.Count == 0 ? new Text(none) : Shapes.Table(columns, rows));
    }

    public void Json(Answer answer) => terminal.Raw.WriteLine(answer.Json.GetRawText());

    public void Write(IRenderable view)
    {
        terminal.Out.Write(view);
        if (view is not Table and not Grid)
        {
            terminal.Out.WriteLine();
        }
    }

    public void Dispose()
    {
        client?.Dispose();
        http?.Dispose();
    }
}
