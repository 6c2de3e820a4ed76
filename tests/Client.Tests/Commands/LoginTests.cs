using System.Net;

namespace SupportFlows.Client.Tests.Commands;

public sealed class LoginTests : IDisposable
{
    readonly CommandRun cli = new();

    public LoginTests() => cli.Variables.Clear();

    string File => Path.Combine(cli.Home, "supportflows", "credentials.json");

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Key_Is_Tried_And_Kept_For_The_User_Alone()
    {
        cli.Server.Answers(HttpStatusCode.OK, Samples.Health).Answers(HttpStatusCode.OK, Samples.Page([])).Answers(HttpStatusCode.OK, Samples.Ticket());

        Assert.Equal(0, await cli.Run(["login", "http://127.0.0.1:7071"], input: "kept-key\n"));
        Assert.DoesNotContain("kept-key", cli.Out + cli.Error, StringComparison.Ordinal);
        await cli.Run("tickets", "show", "t1");

        Assert.All(cli.Server.Requests, r => Assert.Equal("Bearer kept-key", r["Authorization"]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Fact]
    public async Task Key_That_Is_Not_Known_Is_Not_Kept()
    {
        cli.Server.Answers(HttpStatusCode.OK, Samples.Health).Answers(HttpStatusCode.Unauthorized, """{"title":"The API key is unknown, expired or revoked.","status":401}""");

        Assert.Equal(1, await cli.Run(["login", "http://127.0.0.1:7071"], input: "wrong-key\n"));

        Assert.Equal("The API key is unknown, expired or revoked. (status 401)", cli.Error);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task Kept_Key_Is_Never_Sent_To_Another_Address()
    {
        cli.Server.Answers(HttpStatusCode.OK, Samples.Health).Answers(HttpStatusCode.OK, Samples.Page([])).Answers(HttpStatusCode.OK, Samples.Health);
        await cli.Run(["login", "http://127.0.0.1:7071"], input: "kept-key\n");
        cli.Variables["SUPPORTFLOWS_URL"] = "https://elsewhere.example";

        Assert.Equal(0, await cli.Run("health"));

        Assert.Null(cli.Server.Requests[^1]["Authorization"]);
    }

    [Fact]
    public async Task Address_Without_Encryption_Is_Warned_Of()
    {
        cli.Server.Answers(HttpStatusCode.OK, Samples.Health).Answers(HttpStatusCode.OK, Samples.Page([]));

        await cli.Run(["login", "http://support.example"], input: "kept-key\n");

        Assert.Equal("http://support.example/ is not encrypted: whoever is on the way can read the key.", cli.Error);
    }

    [Fact]
    public async Task Without_Login_The_Way_To_It_Is_Said()
    {
        Assert.Equal(2, await cli.Run("tickets", "list"));

        Assert.StartsWith("Where is the app? Run 'supportflows login https://…'", cli.Error, StringComparison.Ordinal);
    }
}
