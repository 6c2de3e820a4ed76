using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Calendars;

/// <summary>An operator puts calendars into a folder and names it.</summary>
public class CalendarsAsFiles
{
    const string Office = """
        { "id": "office", "name": { "en": "Our office" }, "weekend": ["sunday"], "years": { "2026": { "source": "The boss", "holidays": { "2026-03-02": "Founders' day" } } } }
        """;

    [Fact]
    public async Task File_With_A_New_Id_Is_Added_And_One_With_A_Shipped_Id_Replaces_It()
    {
        using var disk = new TempDirectory();
        await File.WriteAllTextAsync(Path.Combine(disk.Path, "office.json"), Office);
        await File.WriteAllTextAsync(Path.Combine(disk.Path, "cn.json"), Office.Replace("office", "cn", StringComparison.Ordinal));

        await Story.Tell([("SupportFlows:Calendars", disk.Path)], async story =>
        {
            var items = (await story.Staff.Gets("/api/calendars")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
            Assert.Equal(["cn", "de", "gb", "hk", "jp", "office", "sg", "us"], items.Select(c => (string)c!["id"]!));
            Assert.Equal("Founders' day", (string)(await story.Staff.Gets("/api/calendars/cn")).Json["years"]!["2026"]!["holidays"]!["2026-03-02"]!);
        });
    }

    [Fact]
    public async Task Faulty_Files_Refuse_The_Start_With_Every_Fault()
    {
        using var disk = new TempDirectory();
        await File.WriteAllTextAsync(Path.Combine(disk.Path, "office.json"), Office.Replace("sunday", "funday", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(disk.Path, "other.json"), Office);
        await File.WriteAllTextAsync(Path.Combine(disk.Path, "broken.json"), "{");

        using var app = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"), ("SupportFlows__Calendars", disk.Path));
        var (code, error) = await app.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains("$.weekend[0] is \"funday\"", error, StringComparison.Ordinal);
        Assert.Contains("$.id is \"office\"", error, StringComparison.Ordinal);
        Assert.Contains("broken.json", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_That_Is_Not_There_Is_Named()
    {
        using var disk = new TempDirectory();
        var missing = Path.Combine(disk.Path, "nowhere");

        using var app = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"), ("SupportFlows__Calendars", missing));
        var (code, error) = await app.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains(missing, error, StringComparison.Ordinal);
        Assert.Contains("SupportFlows__Calendars", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
