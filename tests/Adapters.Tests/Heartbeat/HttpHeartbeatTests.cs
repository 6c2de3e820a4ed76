using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Adapters.Tests.Fakes;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Adapters.Tests.Heartbeat;

public class HttpHeartbeatTests
{
    [Fact]
    public async Task Heartbeat_WithAUrl_AsksForIt()
    {
        await using var listener = await CallbackReceiver.StartAsync();
        var url = new Uri(listener.BaseAddress, "/ping/abc");
        await using var app = new TestApp("Development", new() { ["HeartbeatUrl"] = url.ToString() });

        await app.Services.GetRequiredService<IHeartbeat>().BeatAsync(TestContext.Current.CancellationToken);

        Assert.Equal(url, Assert.Single(listener.Requests).Url);
    }

    [Fact]
    public async Task Heartbeat_WithoutAUrl_IsSilent()
    {
        await using var app = new TestApp("Development", []);

        await app.Services.GetRequiredService<IHeartbeat>().BeatAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Heartbeat_ThatNobodyTakes_Fails()
    {
        var gone = await CallbackReceiver.StartAsync();
        var url = gone.BaseAddress;
        await gone.DisposeAsync();
        await using var app = new TestApp("Development", new() { ["HeartbeatUrl"] = url.ToString() });

        await Assert.ThrowsAsync<HttpRequestException>(() => app.Services.GetRequiredService<IHeartbeat>().BeatAsync(TestContext.Current.CancellationToken));
    }
}
