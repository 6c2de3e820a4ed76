using System.Net;
using System.Text.Json;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Filing;

/// <summary>What each form service really sends, signed as it signs, becomes a ticket of the account that its sender belongs to.</summary>
public class EveryFormService
{
    [Fact]
    public Task Typeform_Response_Becomes_A_Ticket() => Story.Tell(async story =>
    {
        const string body = """
            {"event_id":"01H","event_type":"form_response","form_response":{"form_id":"lT4Z3j","token":"a3a12ec67a1365927098a606107fac15","submitted_at":"2026-03-02T09:00:00Z",
            "definition":{"id":"lT4Z3j","title":"Support","fields":[]},
            "answers":[
              {"type":"text","text":"Load balancer drops connections","field":{"id":"1","type":"short_text","ref":"subject"}},
              {"type":"text","text":"Every tenth request fails.","field":{"id":"2","type":"long_text","ref":"description"}},
              {"type":"choice","choice":{"id":"c","label":"Business critical","ref":"r"},"field":{"id":"3","type":"multiple_choice","ref":"severity"}},
              {"type":"email","email":"ann@enterprise.example","field":{"id":"4","type":"email","ref":"email"}},
              {"type":"text","text":"Ann","field":{"id":"5","type":"short_text","ref":"name"}}]}}
            """;

        await BecomesAsync(story, "typeform", body, "business-critical", Signed.Typeform(body));
    });

    [Fact]
    public Task Tally_Submission_Becomes_A_Ticket() => Story.Tell(async story =>
    {
        const string body = """
            {"eventId":"e1","eventType":"FORM_RESPONSE","createdAt":"2026-03-02T09:00:00.000Z","data":{"responseId":"2wgx4n","submissionId":"2wgx4n","formId":"VwbNEw","formName":"Support",
            "fields":[
              {"key":"q1","label":"Subject","type":"INPUT_TEXT","value":"Load balancer drops connections"},
              {"key":"q2","label":"Description","type":"TEXTAREA","value":"Every tenth request fails."},
              {"key":"q3","label":"Severity","type":"DROPDOWN","value":["o2"],"options":[{"id":"o1","text":"General issue"},{"id":"o2","text":"Business critical"}]},
              {"key":"q4","label":"Name","type":"INPUT_TEXT","value":"Ann"},
              {"key":"q5","label":"Email","type":"INPUT_EMAIL","value":"ann@enterprise.example"}]}}
            """;

        await BecomesAsync(story, "tally", body, "business-critical", Signed.Tally(body));
    });

    [Fact]
    public Task Jotform_Submission_Becomes_A_Ticket() => Story.Tell(async story =>
    {
        const string answers = """{"q3_name":{"first":"Ann","last":"Enterprise"},"q4_email":"ann@enterprise.example","q5_subject":"Load balancer drops connections","q6_description":"Every tenth request fails.","q7_severity":"Business critical"}""";
        var body = $"formID=2411&submissionID=5123&formTitle=Support&rawRequest={Uri.EscapeDataString(answers)}";

        await BecomesAsync(story, "jotform", body, "business-critical", ("X-SupportFlows-Token", Signed.Secret));
    });

    [Fact]
    public Task Google_Forms_Response_Becomes_A_Ticket() => Story.Tell(async story =>
    {
        const string body = """
            {"responseId":"2_ABaOnud","formTitle":"Support","respondentEmail":"ann@enterprise.example",
            "answers":{"Subject":"Load balancer drops connections","Description":"Every tenth request fails.","Severity":"Business critical","Name":"Ann"}}
            """;

        await BecomesAsync(story, "google-forms", body, "business-critical", Signed.Generic(body, story.Now));
    });

    [Fact]
    public Task Zendesk_Ticket_Becomes_A_Ticket() => Story.Tell(async story =>
    {
        const string body = """
            {"account_id":1,"id":"01J","type":"zen:event-type:ticket.created","subject":"zen:ticket:35436","time":"2026-03-02T09:00:00Z","event":{},
            "detail":{"id":"35436","subject":"Load balancer drops connections","description":"Every tenth request fails.","priority":"URGENT","requester":{"name":"Ann","email":"ann@enterprise.example"}}}
            """;

        await BecomesAsync(story, "zendesk", body, "business-critical", Signed.Zendesk(body, story.Now));
    });

    [Fact]
    public Task Generic_Form_Becomes_A_Ticket() => Story.Tell(async story =>
    {
        var body = JsonSerializer.Serialize(new
        {
            externalId = "g-1",
            subject = "Load balancer drops connections",
            description = "Every tenth request fails.",
            severity = "business-critical",
            contact = new { name = "Ann", email = Contacts.Ann },
        });

        await BecomesAsync(story, "demo", body, "business-critical", Signed.Generic(body, story.Now));
    });

    static async Task BecomesAsync(Story story, string source, string body, string severity, params (string, string)[] signature)
    {
        var answer = (await story.Stranger.Delivers(source, body, signature)).Is(HttpStatusCode.Accepted);

        var ticket = new StoryTicket(story, (string)answer.Json["id"]!);
        Assert.Equal($"/api/tickets/{ticket.Id}", answer.Headers.Location?.ToString());
        Assert.Equal("demo-enterprise", await ticket.Field("accountId"));
        Assert.Equal("Load balancer drops connections", await ticket.Field("subject"));
        Assert.Equal("Every tenth request fails.", await ticket.Field("description"));
        Assert.Equal(severity, (await ticket.Reads()).Severity.Submitted);
        await story.Mailbox(Contacts.Ann).Expects("ticket-accepted", ticket.Id);
        await story.ForgetsMessages();
    }
}
