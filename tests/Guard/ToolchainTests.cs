namespace SupportFlows.Guard;

public class ToolchainTests
{
    [Fact]
    public void Runner_Runs_Tests() => Assert.Equal(4, 2 + 2);
}
