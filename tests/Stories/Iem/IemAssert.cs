namespace SupportFlows.Stories.Iem;

static class IemAssert
{
    public static async Task Notice(StoryIem iem, int days, bool isShort)
    {
        var notice = (await iem.Reads())["notice"]!;
        Assert.Equal((days, 10, isShort), ((int)notice["businessDays"]!, (int)notice["recommended"]!, (bool)notice["expedited"]!));
    }

    public static async Task Due(StoryIem iem, params (string Milestone, string At)[] expected)
    {
        var milestones = (await iem.Reads())["milestones"]!.AsArray();
        Assert.Equal(expected, expected.Select(e => (e.Milestone, (string)milestones.Single(m => (string)m!["id"]! == e.Milestone)!["dueAt"]!)));
    }
}
