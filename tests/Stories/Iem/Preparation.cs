using SupportFlows.Client;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

static class Preparation
{
    static readonly (string Milestone, string[] Deliverables)[] Before =
    [
        ("kick-off", ["minutes"]), ("architecture-review", ["architecture-diagram", "capacity-plan"]), ("health-check", ["health-check-report"]), ("risks-closed", []), ("go-no-go", []),
    ];

    /// <summary>All that is to be done before the event is done early, but for this.</summary>
    public static async Task IsPreparedBut(this StoryIem iem, string milestone)
    {
        foreach (var (id, deliverables) in Before.Where(b => b.Milestone != milestone))
        {
            await (id == "go-no-go" ? iem.Tam.GoAsync(iem.Id) : iem.Tam.CompleteMilestoneAsync(iem.Id, id, deliverables.Select(d => new HandedIn(d, $"https://files.example/{d}"))));
        }

        await iem.Story.ForgetsMessages();
    }
}
