using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task App_InDevelopmentWithoutProviders_StartsWithTheInbox()
    {
        await using var app = new TestApp("Development", []);

        await app.StartAsync();

        Assert.Equal([Channel.Email, Channel.Sms, Channel.Voice], app.Services.GetServices<IMessageSender>().Select(sender => sender.Channel).Order());
    }

    [Fact]
    public async Task App_InProductionWithoutProviders_RefusesToStartAndSaysWhatToSet()
    {
        var words = await RefusalAsync("Production", []);

        Assert.Contains("SupportFlows:SendGrid:ApiKey", words);
        Assert.Contains("SupportFlows:Twilio:AccountSid", words);
        Assert.Contains("DOTNET_ENVIRONMENT=Development", words);
    }

    [Fact]
    public async Task App_WithManyFaults_NamesAllAtOnceAndNoSecret()
    {
        var words = await RefusalAsync("Development", new()
        {
            ["DataDirectory"] = "",
            ["PublicUrl"] = "support.example.com",
            ["SendGrid:ApiKey"] = "SG.very-secret",
            ["SendGrid:From"] = "nobody",
            ["SendGrid:BaseAddress"] = "ftp://example.com",
            ["Twilio:AccountSid"] = "very-secret-sid",
            ["Twilio:BaseAddress"] = "localhost",
        });

        foreach (var setting in new[] { "DataDirectory", "PublicUrl", "SendGrid:From", "SendGrid:BaseAddress", "Twilio:AccountSid", "Twilio:AuthToken", "Twilio:From", "Twilio:BaseAddress" })
        {
            Assert.Contains("SupportFlows:" + setting, words);
        }

        Assert.DoesNotContain("secret", words);
    }

    [Fact]
    public async Task App_WithBothProviders_StartsInProduction()
    {
        await using var app = new TestApp("Production", new(FakeSettings.SendGrid.Concat(FakeSettings.Twilio)));

        await app.StartAsync();
    }

    [Fact]
    public async Task Voice_InProduction_IsRefusedRatherThanKeptWhereNobodyLooks()
    {
        await using var app = new TestApp("Production", new(FakeSettings.SendGrid.Concat(FakeSettings.Twilio)));
        var call = new OutboundMessage("P-1", Channel.Voice, new Recipient("p", "Bob", "+4915112345678", "en", "UTC"), null, "Page");

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => app.Sender(Channel.Voice).SendAsync(call, TestContext.Current.CancellationToken));

        Assert.False(fault.Retryable);
    }

    [Fact]
    public async Task Store_OfTheApp_CanBeCheckedForWriting()
    {
        await using var app = new TestApp("Development", []);

        await app.Services.GetRequiredService<IRowStore>().CanWriteAsync(TimeProvider.System, TestContext.Current.CancellationToken);
    }

    static async Task<string> RefusalAsync(string environment, Dictionary<string, string?> settings)
    {
        await using var app = new TestApp(environment, settings);
        return (await Assert.ThrowsAsync<OptionsValidationException>(app.StartAsync)).Message;
    }
}
