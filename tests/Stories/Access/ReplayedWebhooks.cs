using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Functions;
using SupportFlows.Functions.Access;
using SupportFlows.Stories.Answers;
using SupportFlows.Stories.Filing;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;
using SupportFlows.Stories.Paging;

namespace SupportFlows.Stories.Access;

/// <summary>Whoever gets hold of what was signed can send it again while the signature is good.</summary>
public class ReplayedWebhooks
{
    /// <summary>Where it is proven of each signed function that the same again does nothing twice; links that only show something are left out.</summary>
    static readonly Dictionary<string, (Type Story, string Test)> Proofs = new(StringComparer.Ordinal)
    {
        ["FormWebhook"] = (typeof(FormIsDeliveredAgain), nameof(FormIsDeliveredAgain.Fifty_Deliveries_At_Once_Are_One_Ticket_And_One_Acknowledgement)),
        ["TwilioText"] = (typeof(AnsweredByText), nameof(AnsweredByText.Same_Text_Told_Twice_Is_Answered_Once)),
        ["TwilioVoice"] = (typeof(ReplayedWebhooks), nameof(Key_Press_And_Reports_Sent_Again_Do_Nothing)),
        ["TwilioStatus"] = (typeof(ReplayedWebhooks), nameof(Key_Press_And_Reports_Sent_Again_Do_Nothing)),
        ["SendGridEvents"] = (typeof(ReplayedWebhooks), nameof(Key_Press_And_Reports_Sent_Again_Do_Nothing)),
        ["ActByPageLink"] = (typeof(LinkIsFollowed), nameof(LinkIsFollowed.Looking_Does_Nothing_And_The_Button_Acknowledges)),
        ["DecideIemByLink"] = (typeof(DecidedByLink), nameof(DecidedByLink.Looking_Does_Nothing_And_The_Button_Approves_In_His_Name)),
        ["AnswerIemSurvey"] = (typeof(DecidedByLink), nameof(DecidedByLink.Survey_Is_Answered_By_Its_Link_Until_It_Expires)),
    };

    [Fact]
    public void Every_Signed_Function_That_Does_Something_Has_Its_Proof()
    {
        var signed = AccessRules.Verify(typeof(AppHost).Assembly)
            .Where(f => f.Rule is SignedAttribute)
            .Select(f => ((Microsoft.Azure.Functions.Worker.FunctionAttribute)f.Method.GetCustomAttributes(typeof(Microsoft.Azure.Functions.Worker.FunctionAttribute), false)[0]).Name)
            .Where(name => !name.StartsWith("Open", StringComparison.Ordinal));

        Assert.Equal(Proofs.Keys.Order(StringComparer.Ordinal), signed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task Key_Press_And_Reports_Sent_Again_Do_Nothing() => Story.Night(async story =>
    {
        // Every report of a delivery comes twice, with the same signature.
        story.Olga().Always(Behaviour.CallBackTwice);
        story.Providers.Email.On(Contacts.Ann).Always(Behaviour.CallBackTwice);
        var (ticket, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        await story.Advance(2.Minutes());
        var call = await story.Olga().ExpectsCall("Shop down");
        var posted = ($"/api/webhooks/twilio/voice?key={Uri.EscapeDataString(call.Key!)}&step=1", new[] { ("CallSid", call.Id), ("Digits", "4"), ("AnsweredBy", "human") });

        var first = (await story.TwilioPosts(posted.Item1, posted.Item2)).Is(HttpStatusCode.OK);
        var count = (await ticket.Timeline()).Count;
        var again = (await story.TwilioPosts(posted.Item1, posted.Item2)).Is(HttpStatusCode.OK);

        Assert.Equal(first.Text, again.Text);
        Assert.Single(await page.Events("acknowledged"));
        Assert.Equal(count, (await ticket.Timeline()).Count);
        Assert.Contains(story.Providers.Email.Callbacks, _ => true);
        Assert.Empty(await page.Events("delivery-failed"));
    });
}
