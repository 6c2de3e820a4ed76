using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SQLitePCL;
using SupportFlows.Adapters.Files;
using SupportFlows.Adapters.Sqlite;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Embedded.DurableTask.Storage;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Axe;

/// <summary>The moments at which a death makes a difference. The app knows nothing of them.</summary>
static class Checkpoints
{
    public static void Add(FunctionsApplicationBuilder builder, Axe axe)
    {
        var services = builder.Services;
        services.AddSingleton(axe);
        // The first of all that are started: before the engine.
        services.AddHostedService<EngineCheckpoints>();
        var directory = builder.Configuration["SupportFlows:DataDirectory"]!;
        services.AddSingleton<IRowStore>(_ => new SqliteRowStore(directory, connection => Watch(connection, axe)));
        services.AddSingleton<IContentStore>(_ => new ContentCheckpoints(new FilesContentStore(Path.Combine(directory, "contents")), axe));
        services.AddTransient(_ => new ProviderCheckpoints(axe));
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler<ProviderCheckpoints>());
        services.AddSingleton<IStartupFilter>(new AnswerCheckpoint(axe));
    }

    /// <summary>Before and after a group of changes is durable; after it nobody knows yet.</summary>
    static void Watch(SqliteConnection connection, Axe axe)
    {
        raw.sqlite3_commit_hook(
            connection.Handle,
            _ =>
            {
                axe.At("rows-before");
                return 0;
            },
            null);
        raw.sqlite3_profile(
            connection.Handle,
            (_, statement, _) =>
            {
                if (statement.utf8_to_string() == "COMMIT")
                {
                    axe.At("rows-after");
                }
            },
            null);
    }

    sealed class EngineCheckpoints(DurableTaskEngine engine, Axe axe) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            engine.Options.Checkpoint = at => axe.At(at == Checkpoint.BeforeCommit ? "engine-before" : "engine-after");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Around each file that comes or goes: the row that names it says otherwise for a moment.</summary>
    sealed class ContentCheckpoints(FilesContentStore inner, Axe axe) : IContentStore
    {
        public async Task WriteAsync(string name, Stream content, CancellationToken cancellation = default)
        {
            axe.At("content-before");
            await inner.WriteAsync(name, content, cancellation);
            axe.At("content-after");
        }

        public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default) => inner.OpenAsync(name, cancellation);

        public async Task DeleteAsync(string name, CancellationToken cancellation = default)
        {
            axe.At("content-before");
            await inner.DeleteAsync(name, cancellation);
            axe.At("content-after");
        }
    }

    /// <summary>Around each request to a provider: before it leaves, and once it is answered and nothing is noted.</summary>
    sealed class ProviderCheckpoints(Axe axe) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            axe.At("provider-before");
            var answer = await base.SendAsync(request, cancellationToken);
            axe.At("provider-after");
            return answer;
        }
    }

    /// <summary>All is done, and the caller does not know.</summary>
    sealed class AnswerCheckpoint(Axe axe) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, inner) =>
            {
                context.Response.OnStarting(() =>
                {
                    axe.At("answer-before");
                    return Task.CompletedTask;
                });
                return inner(context);
            });
            next(app);
        };
    }
}
