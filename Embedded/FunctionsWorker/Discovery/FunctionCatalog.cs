using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SupportFlows.Embedded.FunctionsWorker.Discovery;

/// <summary>All functions of the app, found and checked.</summary>
sealed class FunctionCatalog
{
    FunctionCatalog(IReadOnlyList<Function> functions) => Functions = functions;

    public IReadOnlyList<Function> Functions { get; }

    /// <exception cref="InvalidOperationException">Some cannot be served: all of them are named, with what to do.</exception>
    public static FunctionCatalog Find(Assembly app, Func<Type, bool> holds, Func<string, bool> disabled)
    {
        var problems = new List<string>();
        var functions = new List<Function>();
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in FunctionFinder.Methods(app, holds))
        {
            var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
            if (!places.TryAdd(name, Function.PlaceOf(method)))
            {
                problems.Add($"{Function.PlaceOf(method)}: the name '{name}' is taken by {places[name]}. Names are unique, whatever their case: rename one.");
            }
            else if (!disabled(name) && FunctionReader.Read(method, name, problems) is { } function)
            {
                functions.Add(function);
            }
        }

        Throw(problems);
        return new FunctionCatalog(functions);
    }

    public IEnumerable<(Function Function, TTrigger Trigger)> By<TTrigger>()
        => from function in Functions
           where function.Trigger is TTrigger
           select (function, (TTrigger)(object)function.Trigger);

    public static void Throw(IReadOnlyCollection<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new InvalidOperationException($"These functions cannot be served:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", problems)}");
        }
    }
}
