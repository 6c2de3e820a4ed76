using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Setting_FoundInSeveralPlaces_IsTheNearestToTheCommandLine()
    {
        folder.Write("appsettings.json", """{ "A": "file", "B": "file", "C": "file" }""");
        folder.Write("local.settings.json", """{ "IsEncrypted": false, "Values": { "B": "local", "C": "local", "Mail__From": "shop@example.org" } }""");

        var settings = Create("--C", "command line").Configuration;

        Assert.Equal(("file", "local", "command line"), (settings["A"], settings["B"], settings["C"]));
        Assert.Equal("shop@example.org", settings["Mail:From"]);
    }

    [Fact]
    public void App_NotToldWhere_ListensOnLoopback7071()
    {
        var builder = FunctionsApplication.CreateBuilder(["--contentRoot", folder.Path]);

        Assert.Equal("http://localhost:7071", builder.Configuration["urls"]);
    }

    [Fact]
    public void Builder_Built_CannotBeBuiltOrChanged()
    {
        var builder = Create();
        builder.Holds = _ => false;
        using var host = builder.Build();

        Assert.Throws<InvalidOperationException>(() => builder.Build());
        Assert.Throws<InvalidOperationException>(() => builder.UseMiddleware((_, next) => next()));
    }

    FunctionsApplicationBuilder Create(params string[] args) => FunctionsApplication.CreateBuilder(["--contentRoot", folder.Path, .. args]);
}
