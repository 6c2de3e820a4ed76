namespace SupportFlows.Guard.Layout;

/// <summary>It is the tail that betrays weak code: no file past 400 lines (tests 500), the median at most 60, nine in ten at most 150.</summary>
public class SizeTests
{
    static readonly (string Path, int Lines)[] Product = Count(path => !path.StartsWith("tests/", StringComparison.Ordinal));

    static readonly (string Path, int Lines)[] Tests = Count(path => path.StartsWith("tests/", StringComparison.Ordinal));

    [Fact]
    public void Product_File_Has_At_Most_400_Lines() => Assert.DoesNotContain(Product, file => file.Lines > 400);

    [Fact]
    public void Test_File_Has_At_Most_500_Lines() => Assert.DoesNotContain(Tests, file => file.Lines > 500);

    [Fact]
    public void Product_Files_Are_Small_On_The_Whole()
    {
        Assert.InRange(Percentile(Product, 50), 1, 60);
        Assert.InRange(Percentile(Product, 90), 1, 150);
    }

    static int Percentile((string Path, int Lines)[] files, int percent) => files.Select(f => f.Lines).Order().ElementAt(files.Length * percent / 100);

    static (string Path, int Lines)[] Count(Func<string, bool> which) =>
        [.. Repository.Files("*.cs").Where(which).Select(path => (path, Repository.Read(path).AsSpan().Count('\n')))];
}
