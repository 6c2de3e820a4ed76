namespace SupportFlows.Adapters_Tests;

public class ToolchainTests
{
    [Fact]
    public void Runner_Runs_Tests() => Assert.Equal(4, 2 + 2);
}
