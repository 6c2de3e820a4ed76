namespace SupportFlows.Functions.OpenApi;

/// <summary>A name in the query.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class QueryAttribute(string name, string what, Type? type = null) : Attribute
{
    public string Name { get; } = name;

    public string What { get; } = what;

    public Type Type { get; } = type ?? typeof(string);

    public bool Required { get; set; }
}

/// <summary>A name in the query, with the kind of value that it takes.</summary>
public sealed class QueryAttribute<T>(string name, string what) : QueryAttribute(name, what, typeof(T));

/// <summary>A list in pages: <c>pageSize</c> and <c>continuation</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PagedAttribute(int standard, int most) : Attribute
{
    public int Standard { get; } = standard;

    public int Most { get; } = most;
}

/// <summary>A span of time in the query: <c>from</c> and <c>to</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpanAttribute : Attribute;

/// <summary>A repeat under the same <c>Idempotency-Key</c> is given the first one's answer.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class OnceAttribute : Attribute;

/// <summary>A command on something that is kept: <c>If-Match</c> and <c>Idempotency-Key</c> in, its new <c>ETag</c> out, and the refusals that every command knows.</summary>
public sealed class CommandAttribute : OnceAttribute;

/// <summary>The answer has an <c>ETag</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TaggedAttribute : Attribute;
