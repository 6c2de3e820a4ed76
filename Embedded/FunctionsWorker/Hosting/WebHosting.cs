using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace SupportFlows.Embedded.FunctionsWorker.Hosting;

static class WebHosting
{
    public static WebApplicationBuilder CreateBuilder(string[] args, Assembly app)
        => WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = app.GetName().Name });

    public static IHost Build(
        WebApplicationBuilder builder,
        Assembly app,
        Func<Type, bool> holds,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
        => builder.Build();
}
