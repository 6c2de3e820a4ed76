using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.SendGrid;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;
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

        Assert.Equal([Channel.Email, Channel.Sms, Channel.Voice, Channel.Slack, Channel.WeCom], app.Services.GetServices<IMessageSender>().Select(sender => sender.Channel).Order());
    }

    [Fact]
    public async Task App_InProductionWithoutProviders_RefusesToStartAndSaysWhatToSet()
    {
        var words = await RefusalAsync("Production", new() { ["LinkSecret"] = "" });

        Assert.Contains("SupportFlows:SendGrid:ApiKey", words);
        Assert.Contains("SupportFlows:Twilio:AccountSid", words);
        Assert.Contains("SupportFlows:LinkSecret", words);
        Assert.Contains("DOTNET_ENVIRONMENT=Development", words);
    }

    [Theory, InlineData("short-very-secret"), InlineData(LinkSecret.Development)]
    public async Task LinkSecret_ThatCouldBeGuessed_IsRefusedInProductionAndNotPrinted(string secret)
    {
        var words = await RefusalAsync("Production", new() { ["LinkSecret"] = secret });

        Assert.Contains("SupportFlows:LinkSecret", words);
        Assert.DoesNotContain(secret, words);
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
            ["SendGrid:WebhookPublicKey"] = "c2VjcmV0",
            ["Slack:BotToken"] = "xoxp-very-secret",
            ["Slack:BaseAddress"] = "slack.com",
            ["WeCom:Secret"] = "very-secret",
            ["WeCom:BaseAddress"] = "/wecom",
        });

        string[] settings =
        [
            "DataDirectory", "PublicUrl", "SendGrid:From", "SendGrid:BaseAddress", "SendGrid:WebhookPublicKey", "Twilio:AccountSid", "Twilio:AuthToken", "Twilio:From",
            "Twilio:BaseAddress", "Slack:BotToken", "Slack:BaseAddress", "WeCom:CorpId", "WeCom:AgentId", "WeCom:BaseAddress",
        ];
        foreach (var setting in settings)
        {
            Assert.Contains("SupportFlows:" + setting, words);
        }

        Assert.DoesNotContain("very-secret", words);
        Assert.DoesNotContain("c2VjcmV0", words);
    }

    [Theory]
    [InlineData("TablesEndpoint", "account.table.core.windows.net", "TablesEndpoint must be the table endpoint")]
    [InlineData("TablesEndpoint", "https://account.table.core.windows.net?sv=very-secret", "TablesEndpoint must be the table endpoint")]
    [InlineData("TablesEndpoint", "http://account.table.core.windows.net", "must start with https")]
    [InlineData("TablesEndpoint", "https://tables.example.com", "BlobsEndpoint is not set")]
    [InlineData("BlobsEndpoint", "https://account.blob.core.windows.net", "TablesEndpoint is not")]
    [InlineData("ConnectionString", "AccountKey=dmVyeS1zZWNyZXQ=", "ConnectionString is none of a storage account")]
    [InlineData("ConnectionString", "very-secret", "ConnectionString is none of a storage account")]
    [InlineData("ConnectionString", "DefaultEndpointsProtocol=http;AccountName=account;AccountKey=dmVyeS1zZWNyZXQ=", "without TLS")]
    [InlineData("ConnectionString", "DefaultEndpointsProtocol=http;AccountName=account;AccountKey=dmVyeS1zZWNyZXQ=;TableEndpoint=http://127.0.0.1:10002/account", "no BlobEndpoint")]
    public async Task Storage_ThatCannotBe_IsRefusedAndNoSecretPrinted(string setting, string value, string teaches)
    {
        var words = await RefusalAsync("Development", new() { ["Storage:" + setting] = value });

        Assert.Contains(teaches, words);
        Assert.DoesNotContain("very-secret", words);
        Assert.DoesNotContain("dmVyeS1zZWNyZXQ", words);
    }

    [Fact]
    public async Task Storage_InTwoPlaces_IsRefused() => Assert.Contains("are both set", await RefusalAsync("Development", new()
    {
        ["Storage:TablesEndpoint"] = "https://account.table.core.windows.net",
        ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
    }));

    [Theory]
    [InlineData("TablesEndpoint", "https://account.table.core.windows.net")]
    [InlineData("ConnectionString", "UseDevelopmentStorage=true")]
    public async Task Storage_OnAzure_NeedsNoDataDirectory(string setting, string value)
    {
        await using var app = new TestApp("Development", new() { ["DataDirectory"] = "", ["Storage:" + setting] = value });

        await app.StartAsync();

        Assert.IsType<TablesRowStore>(app.Services.GetRequiredService<IRowStore>());
        Assert.IsType<BlobsContentStore>(app.Services.GetRequiredService<IContentStore>());
    }

    [Fact]
    public async Task App_WithBothProviders_StartsInProduction()
    {
        await using var app = new TestApp("Production", new(FakeSettings.SendGrid.Concat(FakeSettings.Twilio)));

        await app.StartAsync();
    }

    [Theory]
    [InlineData(Channel.Slack)]
    [InlineData(Channel.WeCom)]
    public async Task Chat_ThatIsNotConfigured_IsRefusedInProductionSoThatAnotherChannelIsTried(Channel channel)
    {
        await using var app = new TestApp("Production", new(FakeSettings.SendGrid.Concat(FakeSettings.Twilio)));
        await app.StartAsync();
        var message = new OutboundMessage("P-1", channel, new Recipient("p", "Bob", "U012AB3CD", "en", "UTC"), null, "Page");

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => app.Sender(channel).SendAsync(message, TestContext.Current.CancellationToken));

        Assert.False(fault.Retryable);
    }

    [Fact]
    public async Task App_WithTwilioButWithoutAnAddressForItsCallbacks_RefusesToStartInProduction()
    {
        var words = await RefusalAsync("Production", new(FakeSettings.SendGrid.Concat(FakeSettings.Twilio)) { ["PublicUrl"] = "" });

        Assert.Contains("SupportFlows:PublicUrl is not set", words);
    }

    [Fact]
    public async Task App_WithASecondAccountHalfConfigured_NamesWhatIsMissing()
    {
        var words = await RefusalAsync("Production", new(FakeSettings.SendGrid.Concat(FakeSettings.Twilio)) { ["TwilioSecondary:AuthToken"] = "very-secret", ["TwilioSecondary:From"] = "VENDOR" });

        Assert.Contains("SupportFlows:TwilioSecondary:AccountSid", words);
        Assert.Contains("SupportFlows:TwilioSecondary:From is 'VENDOR'", words);
        Assert.DoesNotContain("very-secret", words);
    }

    [Fact]
    public async Task Number_IsReadByTheNumberingPlansThatTheAppRegisters()
    {
        await using var app = new TestApp("Development", []);
        var toE164 = app.Services.GetRequiredService<ToE164>();

        Assert.Equal("+4915112345678", toE164("0151 12345678", "DE")?.E164);
        Assert.Null(toE164("+19005551234"));
    }

    [Fact]
    public async Task Events_OfEmail_AreRefusedUntilTheirKeyIsSet()
    {
        await using var app = new TestApp("Development", []);
        var webhook = app.Services.GetRequiredService<SendGridWebhook>();

        var refusal = Assert.Throws<RefusalException>(() => webhook.Verify("c2lnbmF0dXJl", "1772442000", "[]"u8));

        Assert.Equal(RefusalKind.Unauthenticated, refusal.Kind);
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
