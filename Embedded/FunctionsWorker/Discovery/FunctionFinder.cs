using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SupportFlows.Embedded.FunctionsWorker.Discovery;

static class FunctionFinder
{
    const BindingFlags AnyDeclared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The marked methods of an assembly and of those it references, however far away, that reference the worker.</summary>
    public static IEnumerable<MethodInfo> Methods(Assembly app, Func<Type, bool> holds)
        => from assembly in WithReferences(app)
           where ReferencesWorker(assembly)
           from type in assembly.GetTypes()
           where holds(type)
           from method in type.GetMethods(AnyDeclared)
           where method.IsDefined(typeof(FunctionAttribute))
           select method;

    static bool ReferencesWorker(Assembly assembly)
        => assembly.GetReferencedAssemblies().Any(reference => reference.Name == typeof(FunctionAttribute).Assembly.GetName().Name);

    static HashSet<Assembly> WithReferences(Assembly app)
    {
        HashSet<Assembly> seen = [app];
        var left = new Queue<Assembly>(seen);
        while (left.TryDequeue(out var assembly))
        {
            foreach (var reference in assembly.GetReferencedAssemblies().Where(reference => !IsPlatform(reference.Name!)))
            {
                var referenced = Assembly.Load(reference);
                if (seen.Add(referenced))
                {
                    left.Enqueue(referenced);
                }
            }
        }

        return seen;
    }

    // They hold no functions, and loading them all would cost the quick start.
    static bool IsPlatform(string name)
        => name is "mscorlib" or "netstandard" or "System" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
