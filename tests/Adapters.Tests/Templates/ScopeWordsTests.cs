using System.Reflection;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Adapters_Tests.Words;

/// <summary>The acknowledgement says what the plan helps with, whatever the verdict.</summary>
public class ScopeWordsTests
{
    public static TheoryData<string, string> EveryCode()
    {
        var rows = new TheoryData<string, string>();
        foreach (var code in typeof(ScopeCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!))
            foreach (var language in new[] { "en", "zh-Hans" })
                rows.Add(code, language);
        return rows;
    }

    [Theory, MemberData(nameof(EveryCode))]
    public void Verdict_AboutSoftware_NamesIt(string code, string language)
    {
        var (_, body) = Sample.Words.Render(Sample.Notice(Templates.TicketAccepted, Channel.Email, language, change: ("scopeCode", code)));

        Assert.Equal(code != ScopeCodes.NoSoftware, body.Contains("FileZilla Server", StringComparison.Ordinal));
        Assert.DoesNotContain("\n\n\n", body);
    }
}
