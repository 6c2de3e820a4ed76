using Microsoft.AspNetCore.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Attachments;

namespace SupportFlows.Functions.Http;

static class Callers
{
    static readonly object Key = new();
    static readonly object RolesKey = new();
    static readonly object TokenKey = new();
    static readonly object FormTokenKey = new();
    static readonly object FormKey = new();
    static readonly object FileKey = new();

    public static void SetCaller(this HttpRequest request, Caller caller) => request.HttpContext.Items[Key] = caller;

    public static void SetToken(this HttpRequest request, IReadOnlyList<string> fields) => request.HttpContext.Items[TokenKey] = fields;

    /// <summary>What was sealed in the token that the caller came with instead of a key; null when he came with a key.</summary>
    public static IReadOnlyList<string>? Token(this HttpRequest request) => request.HttpContext.Items[TokenKey] as IReadOnlyList<string>;

    /// <summary>Who calls a function that is marked <c>[Allow]</c>.</summary>
    public static Caller Caller(this HttpRequest request) =>
        request.HttpContext.Items[Key] as Caller ?? throw new InvalidOperationException("Only a function marked [Allow] has a caller.");

    /// <summary>Who visits a page of the console; null before signing in.</summary>
    public static Caller? Visitor(this HttpRequest request) => request.HttpContext.Items[Key] as Caller;

    public static void SetRoles(this HttpRequest request, IReadOnlyList<Role> roles) => request.HttpContext.Items[RolesKey] = roles;

    /// <summary>In which the visitor may act, the strongest first; none before signing in.</summary>
    public static IReadOnlyList<Role> VisitorRoles(this HttpRequest request) => request.HttpContext.Items[RolesKey] as IReadOnlyList<Role> ?? [];

    public static void SetFormToken(this HttpRequest request, string token) => request.HttpContext.Items[FormTokenKey] = token;

    /// <summary>What every form of the visitor's session carries; null before signing in.</summary>
    public static string? FormToken(this HttpRequest request) => request.HttpContext.Items[FormTokenKey] as string;

    public static void SetForm(this HttpRequest request, IReadOnlyDictionary<string, string> form) => request.HttpContext.Items[FormKey] = form;

    /// <summary>The fields of a form of the console, which has been found to be ours. A field given several times has its values in lines.</summary>
    public static IReadOnlyDictionary<string, string> ConsoleForm(this HttpRequest request) =>
        request.HttpContext.Items[FormKey] as IReadOnlyDictionary<string, string> ?? throw new InvalidOperationException("Only a page that takes a form has one.");

    public static void SetFile(this HttpRequest request, SentFile file) => request.HttpContext.Items[FileKey] = file;

    /// <summary>The file that came with a form, unread; null: there is none.</summary>
    public static SentFile? ConsoleFile(this HttpRequest request) => request.HttpContext.Items[FileKey] as SentFile;

    /// <summary>By which way the caller acts, as timelines say: by a form of the console, or by the API.</summary>
    public static string Channel(this HttpRequest request) => request.HttpContext.Items.ContainsKey(FormKey) ? "web" : "api";

    /// <summary>Names a form that a page gave out, so that sending it twice does it once; null for one that has no name, and for what is no form.</summary>
    public static string? FormOnce(this HttpRequest request) => (request.HttpContext.Items[FormKey] as IReadOnlyDictionary<string, string>)?.GetValueOrDefault("once") is { Length: > 0 and <= 64 } once && once.All(char.IsAsciiLetterOrDigit) ? $"web:{request.Caller().Id}:{once}" : null;
}
