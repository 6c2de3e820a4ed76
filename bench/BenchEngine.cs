using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportFlows.Embedded;
using SupportFlows.Embedded.DurableTask;

namespace SupportFlows.Bench;

/// <summary>The embedded engine on a file, with nothing around it, and the small orchestrations that are measured.</summary>
sealed class BenchEngine : IAsyncDisposable
{
    static readonly string[] Cities = ["Tokyo", "Seattle", "London", "Amsterdam", "Mumbai"];

    readonly WorkTracker work = new();
    readonly ServiceProvider services;
    readonly IHostedService host;

    BenchEngine(string path, Action<DurableTaskRegistry>? register)
    {
        services = new ServiceCollection().AddSingleton(work).AddDurableTaskEngine(tasks =>
        {
            Register(tasks);
            register?.Invoke(tasks);
        }, options => options.DatabasePath = path).BuildServiceProvider();
        host = services.GetServices<IHostedService>().Single();
    }

    /// <summary>Of "hello cities": an orchestration's start, five activities, and the five turns that their results cause.</summary>
    public const int WorkItems = 11;

    public DurableTaskClient Client => services.GetRequiredService<DurableTaskClient>();

    public static async Task<BenchEngine> StartAsync(string path, Action<DurableTaskRegistry>? register = null)
    {
        var engine = new BenchEngine(path, register);
        await engine.host.StartAsync(default);
        return engine;
    }

    /// <summary>The shape in which durable engines are compared: five activities in a row.</summary>
    public Task HelloAsync() => RunAsync("hello", null);

    public async Task RunAsync(string name, object? input) => await Client.WaitForInstanceCompletionAsync(await Client.ScheduleNewOrchestrationInstanceAsync(name, input));

    /// <summary>When nothing is left to do but to wait.</summary>
    public Task IdleAsync() => work.WhenIdleAsync(default);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(default);
        await services.DisposeAsync();
    }

    static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<object?, int>("hello", async (context, _) =>
        {
            var length = 0;
            foreach (var city in Cities)
            {
                length += (await context.CallActivityAsync<string>("greet", city)).Length;
            }

            return length;
        });
        tasks.AddActivityFunc<string, string>("greet", (_, city) => $"Hello {city}!");
        tasks.AddOrchestratorFunc<int, int>("fan", async (context, width) =>
            (await Task.WhenAll(Enumerable.Range(0, width).Select(n => context.CallActivityAsync<string>("greet", Cities[n % Cities.Length])))).Length);
        tasks.AddOrchestratorFunc<int, bool>("await", async (context, events) =>
        {
            for (var count = 0; count < events; count++)
            {
                await context.WaitForExternalEvent<string>("ping");
            }

            return true;
        });
    }
}
