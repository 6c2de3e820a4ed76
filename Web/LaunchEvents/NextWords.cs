using SupportFlows.Domain.Iem;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>What happens next to an event, and who has to act, in a sentence.</summary>
static class NextWords
{
    /// <param name="owner">Name of whoever of the staff has it; null: nobody of them.</param>
    public static string Of(Reader reader, IemNext next, string? owner)
    {
        var say = reader.Say;
        return next.Step switch
        {
            IemStep.AcceptQuote => reader.IsCustomer ? say["You accept the quote"] : say["The customer accepts the quote"],
            IemStep.Decide => say["{0} approves or rejects", owner ?? say["The technical account manager"]],
            IemStep.Milestone => say["{0}: {1}", owner ?? say["Nobody yet"], say.Of(next.Milestone!.Template.Name)],
            IemStep.Begin => say["Everything is done; the event begins"],
            IemStep.Status => say["The next status goes out"],
            IemStep.Close => say["{0} closes it", owner ?? say["The technical account manager"]],
            _ => reader.IsCustomer ? say["You tell us how it was"] : say["The customer answers the survey"],
        };
    }
}
