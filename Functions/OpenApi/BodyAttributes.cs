namespace SupportFlows.Functions.OpenApi;

/// <summary>What an HTTP function reads from its body. One that carries none reads nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class TakesAttribute(Type? type, string mediaType, string? what = null) : Attribute
{
    /// <summary>Null: somebody else's format, which is not ours to describe.</summary>
    public Type? Type { get; } = type;

    public string MediaType { get; } = mediaType;

    /// <summary>Said about the body as a whole.</summary>
    public string? What { get; } = what;

    /// <summary>Fields without which it is refused, whatever their C# type says: requests hold nulls so that a refusal can name the field.</summary>
    public IReadOnlyList<string> Needed { get; protected init; } = [];

    /// <summary>The body may be left out.</summary>
    public bool Optional { get; set; }

    /// <summary>A field that the path gives, so that the body need not.</summary>
    public string? FromPath { get; set; }
}

/// <summary>A JSON object of this type.</summary>
public sealed class TakesAttribute<T> : TakesAttribute
{
    public TakesAttribute(params string[] needed)
        : base(typeof(T), Media.Json) => Needed = needed;
}

/// <summary>The form of one of our own pages.</summary>
public sealed class TakesFormAttribute<T> : TakesAttribute
{
    public TakesFormAttribute(params string[] needed)
        : base(typeof(T), Media.Form) => Needed = needed;
}

/// <summary>A body in a format of somebody else's.</summary>
public sealed class TakesTheirsAttribute(string mediaType, string what) : TakesAttribute(null, mediaType, what);

/// <summary>An answer that is no refusal. 304 among them: the function honours <c>If-None-Match</c>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class AnswersAttribute(int status) : Attribute
{
    public int Status { get; } = status;

    /// <summary>Null: without a body, or with one that no schema describes.</summary>
    public virtual Type? Type => null;

    /// <summary>Null: without a body.</summary>
    public virtual string? MediaType => null;

    /// <summary>The header <c>Location</c> says where what was made can be read.</summary>
    public bool Location { get; set; }
}

/// <summary>JSON of this type.</summary>
public sealed class AnswersAttribute<T>(int status = 200) : AnswersAttribute(status)
{
    public override Type? Type => typeof(T);

    public override string? MediaType => Media.Json;
}

/// <summary>A text in another format than JSON.</summary>
public sealed class AnswersTextAttribute(string mediaType, int status = 200) : AnswersAttribute(status)
{
    public override string? MediaType { get; } = mediaType;
}

/// <summary>A file, which no schema describes.</summary>
public sealed class AnswersFileAttribute(int status = 200) : AnswersAttribute(status)
{
    public override string? MediaType => Media.Bytes;
}

static class Media
{
    public const string Json = "application/json";
    public const string Problem = "application/problem+json";
    public const string Bytes = "application/octet-stream";
    public const string Form = "application/x-www-form-urlencoded";
    public const string Html = "text/html";
    public const string Calendar = "text/calendar";
    public const string Xml = "application/xml";
    public const string Script = "text/javascript";
    public const string Style = "text/css";
}
