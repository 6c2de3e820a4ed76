using SupportFlows.Domain.Plans;
using SupportFlows.Domain.SelfHelp;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.SelfHelp;

public class SuggestionsTests
{
    static readonly HelpDirectory Shipped = HelpDirectoryReader.Read(Json);

    static string Json => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "directory.json"));

    [Theory]
    [InlineData("Wrong amount on the invoice of March", "pricing")]
    [InlineData("Which API lists my buckets?", "api")]
    [InlineData("vsftpd does not start", "third-party-software")]
    [InlineData("三月份账单金额不对", "pricing")]
    [InlineData("双十一大促峰值护航", "launch-events")]
    public void Entry_ThatFits_ComesFirst(string text, string id) => Assert.Equal(id, Suggestions.Entries(Shipped, text, 3)[0].Id);

    [Theory]
    [InlineData("")]
    [InlineData("Please help me with my problem")]
    [InlineData("Xyzzy")]
    public void Text_ThatSaysNothing_FindsNothing(string text) => Assert.Empty(Suggestions.Entries(Shipped, text, 3));

    [Fact]
    public void Entries_AreInBothLanguages() => Assert.All(Shipped.Entries, e => Assert.All(new[] { e.Title, e.Text }, words => Assert.Equal(["en", "zh-Hans"], words.Keys.Order(StringComparer.Ordinal))));

    [Fact]
    public void LookAlikes_AreOpen_AndTheMostAlikeFirst()
    {
        var same = Filed("a", "Order database times out", "Every query since noon.");
        var near = Filed("b", "Order pages are slow", "The database may be the reason.");
        var far = Filed("c", "Invoice of March", "Which refund is in it?");
        var over = same with { Id = "d", Status = TicketStatus.Closed };

        var alike = Suggestions.LookAlikes([far, near, same, over], "Database of orders times out", "Queries fail", 3);

        Assert.Equal(["a", "b"], alike.Select(t => t.Id));
        Assert.Empty(Suggestions.LookAlikes([far], "Invoice", "", 3));
    }

    [Theory]
    [InlineData("Orders' DATABASE, orders", "database order")]
    [InlineData("数据库超时 v2", "v2 库超 据库 数据 超时")]
    [InlineData("it is not the", "")]
    public void Words_AreWhatATextIsAbout(string text, string words) => Assert.Equal(words, string.Join(' ', WordMatch.Words(text).Order(StringComparer.Ordinal)));

    [Fact]
    public void Directory_ThatIsFaulty_IsRefused_WithEveryFault()
    {
        var refused = Assert.Throws<InvalidCatalogException>(() => HelpDirectoryReader.Read(ChangedJson.With(Json, ("version", "2"), ("entries.0.url", "\"javascript:alert(1)\""), ("entries.1.id", "\"documentation\""), ("entries.2.keywords", "[]"), ("entries.11.url", "\"//evil.example\""))));

        Assert.Equal(["$.entries[0].url", "$.entries[1].id", "$.entries[2].keywords", "$.entries[11].url", "$.version"], refused.Faults.Select(f => f.Path).OrderBy(p => p == "$.version"));
        Assert.StartsWith("The directory has 5", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidCatalogException>(() => HelpDirectoryReader.Read("{"));
    }

    static Ticket Filed(string id, string subject, string description) => TicketIntake.Accept(
        Given.Catalog, id, "api", id, "api", Given.Request() with { Subject = subject, Description = description }, new Sender(Given.Account("business"), Given.Ann), Given.Noon).State;
}
