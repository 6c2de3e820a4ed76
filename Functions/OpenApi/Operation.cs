using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions.Access;

namespace SupportFlows.Functions.OpenApi;

/// <summary>An HTTP function as its attributes describe it.</summary>
/// <param name="Id">The function's name.</param>
/// <param name="Verb">Lower case.</param>
/// <param name="Path">With its parameters in braces, from <c>/api/</c>.</param>
/// <param name="Feature">The folder that it is in: its tag.</param>
sealed partial record Operation(string Id, string Verb, string Path, string Feature, AccessAttribute Rule, MethodInfo Method)
{
    const string Prefix = "api/";

    /// <summary>All of the API that is there in production, by path and verb. What pages of the web are made of, and what only development has, is not part of it.</summary>
    public static IReadOnlyList<Operation> Walk(Assembly assembly) =>
        [.. AccessRules.Verify(assembly)
            .Where(f => f.Rule is not DevelopmentOnlyAttribute)
            .Select(f => (f.Method, f.Rule, Trigger: Trigger(f.Method)))
            .Where(f => f.Trigger.Route?.StartsWith(Prefix, StringComparison.Ordinal) == true)
            .SelectMany(f => Verbs(f.Trigger).Select(verb => new Operation(
                f.Method.GetCustomAttribute<FunctionAttribute>()!.Name, verb, "/" + f.Trigger.Route, f.Method.DeclaringType!.Namespace!.Split('.')[^1], f.Rule, f.Method)))
            .OrderBy(o => o.Path, StringComparer.Ordinal).ThenBy(o => o.Verb, StringComparer.Ordinal)];

    public T? One<T>()
        where T : Attribute => Method.GetCustomAttribute<T>();

    public IEnumerable<T> All<T>()
        where T : Attribute => Method.GetCustomAttributes<T>();

    public IEnumerable<string> PathParameters => Braces().Matches(Path).Select(m => m.Groups[1].Value);

    static HttpTriggerAttribute Trigger(MethodInfo method) =>
        method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().Single();

    // HEAD is GET without the body.
    static IEnumerable<string> Verbs(HttpTriggerAttribute trigger) => (trigger.Methods ?? []).Select(m => m.ToLowerInvariant()).Where(m => m != "head");

    [GeneratedRegex(@"\{([^}:?]+)[^}]*\}")]
    private static partial Regex Braces();
}
