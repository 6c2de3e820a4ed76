using System.Text.RegularExpressions;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Adapters_Tests.Words;

public partial class EveryTemplateTests
{
    [Theory, MemberData(nameof(Sample.Every), MemberType = typeof(Sample))]
    public void Template_AllData_IsWordsOnly(string template, Channel channel, string language)
    {
        var (subject, body) = Sample.Words.Render(Sample.Notice(template, channel, language));
        TestContext.Current.SendDiagnosticMessage("{0}.{1}.{2}\n{3}\n{4}\n", template, channel, language, subject ?? "-", body);

        Assert.Equal(channel == Channel.Email, subject is not null);
        AssertWords(subject + "\n" + body);
    }

    [Theory, MemberData(nameof(Sample.Every), MemberType = typeof(Sample))]
    public void Template_NothingOptional_IsWordsOnly(string template, Channel channel, string language)
    {
        var (subject, body) = Sample.Words.Render(Sample.WithoutOptional(template, channel, language));

        AssertWords(subject + "\n" + body);
    }

    [Theory, MemberData(nameof(Sample.EveryThatStandsAlone), MemberType = typeof(Sample))]
    public void Template_Rendered_NamesTheTicket(string template, Channel channel, string language)
    {
        var (subject, body) = Sample.Words.Render(Sample.Notice(template, channel, language));

        // Nobody remembers an id that is read out.
        Assert.Contains(channel == Channel.Voice ? "Load balancer" : "T-7K2M9QXA", subject ?? body);
    }

    [Theory, MemberData(nameof(Sample.Every), MemberType = typeof(Sample))]
    public void Template_RequiredDatumMissing_IsNamedWithTheTemplate(string template, Channel channel, string language)
    {
        foreach (var datum in Templates.All.Single(t => t.Name == template).Required)
        {
            var fault = Assert.Throws<InvalidOperationException>(() => Sample.Words.Render(Sample.Notice(template, channel, language, change: (datum, null))));
            Assert.Contains($"'{datum}'", fault.Message);
            Assert.Contains(template, fault.Message);
        }
    }

    internal static void AssertWords(string text)
    {
        Assert.DoesNotMatch(Leftovers(), text);
        Assert.DoesNotMatch(Wire(), text);
        Assert.DoesNotContain("\n\n\n", text);
        Assert.DoesNotContain("Liquid error", text);
    }

    [GeneratedRegex(@"\{\{|\}\}|\{%|%\}")]
    private static partial Regex Leftovers();

    /// <summary>Instants, days, lists, durations and ids that should have become words.</summary>
    [GeneratedRegex(@"\d{4}-\d\d-\d\d|[a-z]=\d|\dZ[/;]|architecture-|capacity-plan|rollback-plan|risks-closed|go-no-go|not-approved|not-bought|\bPT?\d+[HMD]\b|production-impacted|system-impaired|business-critical|first-response|pending-customer")]
    private static partial Regex Wire();
}
