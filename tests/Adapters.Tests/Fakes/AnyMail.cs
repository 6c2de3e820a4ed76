using System.Net.Http.Headers;
using System.Net.Http.Json;
using SupportFlows.Fakes;

namespace SupportFlows.Adapters.Tests.Fakes;

/// <summary>A mail to Ann under the key <c>T-1~ack</c>, as any client of SendGrid sends it.</summary>
static class AnyMail
{
    public static async Task SendAsync(FakeSendGrid sendGrid)
    {
        using var http = new HttpClient { BaseAddress = sendGrid.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sendGrid.ApiKey);
        var answer = await http.PostAsJsonAsync("/v3/mail/send", new
        {
            personalizations = new[] { new { to = new[] { new { email = "ann@basic.example" } }, custom_args = new { key = "T-1~ack" } } },
            from = new { email = "support@vendor.example" },
            subject = "Ticket T-1",
            content = new[] { new { type = "text/plain", value = "We have it." } },
        });
        answer.EnsureSuccessStatusCode();
    }
}
