using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions.Settings;
using SupportFlows.Functions.Trail;

namespace SupportFlows.Functions.Access;

/// <summary>Reads who may call a function from the attribute on its method. Works on both runtimes, as each names the method.</summary>
static class AccessRules
{
    static readonly ConcurrentDictionary<string, (AccessAttribute Rule, AuditedAttribute? Audited)> Known = new(StringComparer.Ordinal);

    public static AccessAttribute Of(FunctionDefinition function) => Find(function).Rule;

    /// <summary>Null: what it does is not written down.</summary>
    public static AuditedAttribute? AuditOf(FunctionDefinition function) => Find(function).Audited;

    /// <summary>Every HTTP function of the app with its rule.</summary>
    /// <exception cref="StartRefusedException">One of them does not say who may call it.</exception>
    public static IReadOnlyList<(MethodInfo Method, AccessAttribute Rule)> Verify(Assembly assembly) =>
        [.. assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.IsDefined(typeof(FunctionAttribute)) && m.GetParameters().Any(p => p.IsDefined(typeof(HttpTriggerAttribute))))
            .Select(m => (m, Single(m)))];

    /// <summary>A page for people, whose errors are pages, too.</summary>
    public static bool IsPage(FunctionDefinition function) => Of(function) is VisitAttribute or VisitAnyoneAttribute;

    static AccessAttribute Single(MethodInfo method)
    {
        var rules = method.GetCustomAttributes<AccessAttribute>().ToList();
        return rules.Count == 1
            ? rules[0]
            : throw new StartRefusedException(
                $"The HTTP function {method.DeclaringType!.FullName}.{method.Name} carries {rules.Count} access attributes. "
                + "Give it exactly one: [Allow(Role.…)], [Visit(Role.…)], [VisitAnyone], [AllowAnyone], [Signed(\"…\")] or [DevelopmentOnly].");
    }

    static (AccessAttribute Rule, AuditedAttribute? Audited) Find(FunctionDefinition function) => Known.GetOrAdd(function.EntryPoint, static entryPoint =>
    {
        var method = Find(entryPoint);
        return (Single(method), method.GetCustomAttribute<AuditedAttribute>());
    });

    static MethodInfo Find(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        return typeof(AccessRules).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..])
            ?? throw new InvalidOperationException($"The HTTP function {entryPoint} is not part of the app, so nothing says who may call it.");
    }
}
