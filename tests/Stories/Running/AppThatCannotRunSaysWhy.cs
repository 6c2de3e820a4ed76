using System.Security.Cryptography;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

/// <summary>The published app, started as an operator starts it.</summary>
public class AppThatCannotRunSaysWhy
{
    [Fact]
    public async Task Faulty_Catalog_Is_Refused_With_Every_Fault()
    {
        using var disk = new TempDirectory();
        var catalog = Path.Combine(disk.Path, "catalog.json");
        var good = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "catalog.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(catalog, good.Replace("\"PT15M\"", "\"-PT15M\"", StringComparison.Ordinal).Replace("\"enterprise\"", "\"business\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        using var app = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"), ("SupportFlows__Catalog", catalog));
        var (code, error) = await app.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains(catalog, error, StringComparison.Ordinal);
        Assert.Contains("-PT15M", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_Without_Providers_Names_The_Settings()
    {
        using var disk = new TempDirectory();

        using var app = AppProcess.Start(disk.Path);
        var (code, error) = await app.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains("SupportFlows:SendGrid:ApiKey", error, StringComparison.Ordinal);
        Assert.Contains("SupportFlows:LinkSecret", error, StringComparison.Ordinal);
        Assert.Contains("SupportFlows:Twilio:AccountSid", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_App_On_The_Same_Data_Is_Refused()
    {
        using var disk = new TempDirectory();
        using var first = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"));
        using var http = await first.ListensAsync();

        using var second = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"));
        var (code, error) = await second.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains(disk.Path, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_Directory_Whose_Rows_Are_Lost_Is_Left_As_It_Is()
    {
        using var disk = new TempDirectory();
        await File.WriteAllTextAsync(Path.Combine(disk.Path, "durable.db"), "asleep", TestContext.Current.CancellationToken);

        using var app = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"));
        var (code, error) = await app.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains("supportflows.db is missing", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(disk.Path, "supportflows.db")));
        Assert.Equal("asleep", await File.ReadAllTextAsync(Path.Combine(disk.Path, "durable.db"), TestContext.Current.CancellationToken));
    }

    /// <summary>A folder in which nothing may be written, and each of the files of an earlier start.</summary>
    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "supportflows.db")]
    [InlineData(true, "durable.db")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Data_That_May_Only_Be_Read_Is_Named_And_Left_As_It_Is(bool hasRun, string readOnly)
    {
        using var disk = new TempDirectory();
        if (hasRun)
        {
            using var first = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"));
            using var http = await first.ListensAsync();
            await first.KillAsync();
        }

        var before = Files();
        var path = Path.Combine(disk.Path, readOnly);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var app = AppProcess.StartWithoutPower(disk.Path, ("DOTNET_ENVIRONMENT", "Development"));
        var (code, error) = await app.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains(disk.Path, error, StringComparison.Ordinal);
        Assert.Contains("right to", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(before, Files());
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // What belongs to the file that cannot be written, its log included, but not the index of the log, which every reader makes anew; of a folder all that is in it.
        List<string> Files() => [.. Directory.EnumerateFiles(disk.Path, $"{readOnly}*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)).Select(f => $"{f} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Data_Directory_That_Cannot_Be_Written_Is_Named()
    {
        using var disk = new TempDirectory();
        var file = Path.Combine(disk.Path, "a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        using var app = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"), ("SupportFlows__DataDirectory", file));
        var (code, error) = await app.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains("SupportFlows__DataDirectory", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
