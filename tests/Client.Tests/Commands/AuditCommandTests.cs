using System.Net;

namespace SupportFlows.Client.Tests.Commands;

public class AuditCommandTests
{
    const string Trail = """
        {"day":"2026-03-02","number":1,"at":"2026-03-02T09:00:00Z","act":"key-made","by":"olga","byName":"Olga 钱","subject":"k1","details":"","address":"10.0.0.1","before":"0000000000000000000000000000000000000000000000000000000000000000","hash":"65ac2e3e932d24bb038ecd17bc05acbd0bbe60be82b7113cf9a62338f1f3fde5"},
        {"day":"2026-03-02","number":2,"at":"2026-03-02T09:00:00.1234567Z","act":"key-rotated","by":"olga","byName":"Olga 钱","subject":"k1","details":"","address":"10.0.0.1","before":"65ac2e3e932d24bb038ecd17bc05acbd0bbe60be82b7113cf9a62338f1f3fde5","hash":"53842b3f4fa757f094a5445c3a2b4689d70db5ff01099ad568f895933804225c"},
        {"day":"2026-03-03","number":1,"at":"2026-03-03T08:00:00Z","act":"key-revoked","by":"olga","byName":"Olga 钱","subject":"k2","details":"","address":"10.0.0.1","before":"53842b3f4fa757f094a5445c3a2b4689d70db5ff01099ad568f895933804225c","hash":"83239c99ac776e77d75dddd48f97c8ea0cff46068299312e16d80af8d0b09b8f"}
        """;

    const string Last = "2026-03-03/1/83239c99ac776e77d75dddd48f97c8ea0cff46068299312e16d80af8d0b09b8f";

    static readonly string[] Entries = Trail.Split(",\n");

    [Fact]
    public async Task Trail_As_It_Was_Written_Is_Whole_And_Says_What_To_Keep()
    {
        var (code, said) = await VerifyAsync(Entries);

        Assert.Equal((0, $"3 entries, as they were written.\nKeep this elsewhere, for --kept the next time:\n{Last}"), (code, said));
        Assert.Equal(0, (await VerifyAsync(Entries, "--kept", "2026-03-02/2/53842b3f4fa757f094a5445c3a2b4689d70db5ff01099ad568f895933804225c")).Code);
    }

    [Theory]
    [InlineData("key-rotated", "key-made", "2026-03-02/2: The entry is not as it was written.")]
    [InlineData("09:00:00.1234567Z", "09:00:00.1234568Z", "2026-03-02/2: The entry is not as it was written.")]
    public async Task Whoever_Rewrites_An_Entry_Is_Found_Out_Though_The_App_Says_That_All_Is_Well(string was, string became, string said)
    {
        var (code, told) = await VerifyAsync([.. Entries.Select(e => e.Replace(was, became, StringComparison.Ordinal))]);

        Assert.Equal(1, code);
        Assert.StartsWith(said, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Takes_Entries_Out_Is_Found_Out()
    {
        Assert.Equal((1, "2026-03-03/1: The entry does not follow one of the day before."), First(await VerifyAsync([Entries[0], Entries[2]])));
        // At the end only what was kept elsewhere tells.
        Assert.Equal(0, (await VerifyAsync(Entries[..2])).Code);
        Assert.Equal((1, "2026-03-03/1: The entry that was kept is not there. Was it before --from, or forgotten in time?"), First(await VerifyAsync(Entries[..2], "--kept", Last)));
        Assert.Equal((1, "2026-03-03/1: The entry is not the one that was kept."), First(await VerifyAsync(Entries, "--kept", $"2026-03-03/1/{new string('0', 64)}")));
    }

    [Fact]
    public async Task Kept_Entry_That_Cannot_Be_One_Is_Not_Looked_For()
    {
        using var run = new CommandRun();

        Assert.Equal(2, await run.Run("audit", "verify", "--kept", "yesterday's"));

        Assert.Empty(run.Server.Requests);
    }

    static (int Code, string Said) First((int Code, string Said) told) => (told.Code, told.Said.Split('\n')[0]);

    static async Task<(int Code, string Said)> VerifyAsync(IReadOnlyList<string> entries, params string[] args)
    {
        using var run = new CommandRun();
        run.Server.Answers(HttpStatusCode.OK, $$"""{"items":[{{string.Join(',', entries)}}],"isWhole":true,"breaks":[],"continuation":null}""");
        return (await run.Run(["audit", "verify", .. args]), run.Out);
    }
}
