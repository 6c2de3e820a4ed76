using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace SupportFlows.FunctionsWorker.Tests.Twilio;

public sealed class MessageTests
{
    const string Sent = """
        { "sid": "SM1", "account_sid": "AC123", "to": "+15550100", "from": "+15550199", "body": "T-1 is due", "status": "queued", "error_code": null,
          "num_segments": "1", "date_created": "Mon, 02 Mar 2026 09:00:00 +0000", "date_sent": null, "uri": "/2010-04-01/Accounts/AC123/Messages/SM1.json" }
        """;

    [Fact]
    public async Task Message_Sent_IsAFormWithCredentials()
    {
        await using var api = await ApiStandIn.StartAsync();
        api.Answer = (201, Sent);

        var message = await MessageResource.CreateAsync(
            new CreateMessageOptions("+15550100")
            {
                From = new PhoneNumber("+15550199"),
                Body = "T-1 is due & late: 50 % ✓",
                StatusCallback = new Uri("https://support.example.org/status?key=1"),
                ValidityPeriod = 600,
                SmartEncoded = true,
                MediaUrl = [new Uri("https://support.example.org/a.png"), new Uri("https://support.example.org/b.png")],
            },
            api.Client());

        var call = Assert.Single(api.Calls);
        Assert.Equal(("POST", "api.twilio.com", "/2010-04-01/Accounts/AC123/Messages.json", "AC123:token"), (call.Method, call.Host, call.Path, call.Credentials));
        Assert.Equal(
            [
                "To=+15550100", "From=+15550199", "Body=T-1 is due & late: 50 % ✓", "MediaUrl=https://support.example.org/a.png",
                "MediaUrl=https://support.example.org/b.png", "StatusCallback=https://support.example.org/status?key=1", "ValidityPeriod=600", "SmartEncoded=true",
            ],
            call.Form);
        Assert.Equal(("SM1", "+15550100", "+15550199", null), (message.Sid, message.To, $"{message.From}", message.ErrorCode));
        Assert.True(message.Status == MessageResource.StatusEnum.Queued);
        Assert.Equal(new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), message.DateCreated);
        Assert.Null(message.DateSent);
    }

    [Fact]
    public async Task Message_Fetched_TellsWhatBecameOfIt()
    {
        await using var api = await ApiStandIn.StartAsync();
        api.Answer = (200, """{ "sid": "SM1", "status": "undelivered", "error_code": 30003, "error_message": "Unreachable" }""");

        var message = await MessageResource.FetchAsync(new FetchMessageOptions("SM1"), api.Client());

        Assert.Equal(("GET", "/2010-04-01/Accounts/AC123/Messages/SM1.json"), (api.Calls[0].Method, api.Calls[0].Path));
        Assert.Equal(MessageResource.StatusEnum.Undelivered, message.Status);
        Assert.Equal((30003, "Unreachable"), (message.ErrorCode, message.ErrorMessage));
    }

    [Fact]
    public async Task Messages_ToANumber_AreListedUpToTheLimit()
    {
        await using var api = await ApiStandIn.StartAsync();
        api.Answer = (200, """{ "messages": [{ "sid": "SM3", "body": "c" }, { "sid": "SM2", "body": "b" }, { "sid": "SM1", "body": "a" }], "next_page_uri": null }""");

        var listed = await MessageResource.ReadAsync(to: new PhoneNumber("+15550100"), pageSize: 50, limit: 2, client: api.Client());

        Assert.Equal(["SM3", "SM2"], listed.Select(message => message.Sid));
        Assert.Equal(("GET", "/2010-04-01/Accounts/AC123/Messages.json", "?To=%2B15550100&PageSize=50"), (api.Calls[0].Method, api.Calls[0].Path, api.Calls[0].Query));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(50L, null)]
    [InlineData(50L, 51L)]
    public async Task Messages_OfMoreThanAPage_AreNotListedRatherThanHalfOfThem(long? pageSize, long? limit)
    {
        await using var api = await ApiStandIn.StartAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => MessageResource.ReadAsync(pageSize: pageSize, limit: limit, client: api.Client()));
    }

    [Fact]
    public async Task Status_InventedLater_IsKeptAsItCame()
    {
        await using var api = await ApiStandIn.StartAsync();
        api.Answer = (200, """{ "sid": "SM1", "status": "teleported" }""");

        var message = await MessageResource.FetchAsync(new FetchMessageOptions("SM1"), api.Client());

        Assert.Equal("teleported", $"{message.Status}");
    }

    [Theory]
    [InlineData(null, null, "api.twilio.com")]
    [InlineData("ie1", null, "api.ie1.twilio.com")]
    [InlineData(null, "dublin", "api.dublin.us1.twilio.com")]
    [InlineData("ie1", "dublin", "api.dublin.ie1.twilio.com")]
    public async Task Region_AndEdge_AreInTheHostName(string? region, string? edge, string host)
    {
        await using var api = await ApiStandIn.StartAsync();

        await MessageResource.CreateAsync(new CreateMessageOptions("+15550100"), api.Client(region, edge));

        Assert.Equal(host, Assert.Single(api.Calls).Host);
    }

    [Fact]
    public async Task Refusal_ByTheApi_SaysWhy()
    {
        await using var api = await ApiStandIn.StartAsync();
        api.Answer = (400, """{ "code": 21211, "message": "Invalid 'To' Phone Number: +1", "more_info": "https://www.twilio.com/docs/errors/21211", "status": 400 }""");

        var refusal = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(new CreateMessageOptions("+1"), api.Client()));

        Assert.Equal((21211, 400, "https://www.twilio.com/docs/errors/21211"), (refusal.Code, refusal.Status, refusal.MoreInfo));
        Assert.Equal("Invalid 'To' Phone Number: +1", refusal.Message);
    }

    [Theory]
    [InlineData("<html>busy</html>")]
    [InlineData("")]
    [InlineData("[]")]
    public async Task Refusal_InOtherWords_HasAMessageOnly(string body)
    {
        await using var api = await ApiStandIn.StartAsync();
        api.Answer = (503, body);

        var refusal = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(new CreateMessageOptions("+15550100"), api.Client()));

        Assert.Equal((0, 0), (refusal.Code, refusal.Status));
        Assert.Contains("ServiceUnavailable", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_NotThere_IsAConnectionError()
    {
        var api = await ApiStandIn.StartAsync();
        var client = api.Client();
        await api.DisposeAsync();

        var fault = await Assert.ThrowsAsync<ApiConnectionException>(() => MessageResource.CreateAsync(new CreateMessageOptions("+15550100"), client));

        Assert.IsType<HttpRequestException>(fault.InnerException);
    }
}
