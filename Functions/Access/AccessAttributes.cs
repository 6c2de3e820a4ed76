using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Access;

/// <summary>Says who may call an HTTP function. Each carries exactly one; one that carries none stops the app at start.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class AccessAttribute : Attribute;

/// <summary>Callers whose API key has one of these roles.</summary>
public sealed class AllowAttribute(params Role[] roles) : AccessAttribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;

    /// <summary>Or who comes with a token that was sealed for this purpose, in the query, as programs that cannot send a key do.</summary>
    public string? Token { get; set; }
}

/// <summary>A page of the console, for who is signed in with one of these roles; anybody else is sent to sign in. A form must carry its session's token.</summary>
public sealed class VisitAttribute(params Role[] roles) : AccessAttribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>A page of the console that everybody may see, signed in or not. A form must come from our own pages.</summary>
public sealed class VisitAnyoneAttribute : AccessAttribute
{
    /// <summary>Absent where the development tools are off.</summary>
    public bool DevelopmentOnly { get; set; }
}

/// <summary>Everybody: nothing in the answer belongs to anybody.</summary>
public sealed class AllowAnyoneAttribute : AccessAttribute;

/// <summary>The function itself checks a signature, over the raw body or in the address, before anything else.</summary>
/// <param name="by">Whose signature: <c>forms</c>, <c>twilio</c>, <c>sendgrid</c>; <c>link</c>: ours, in a link that we sent.</param>
public sealed class SignedAttribute(string by) : AccessAttribute
{
    public string By { get; } = by;
}

/// <summary>In development, with the tools on, from this machine; anywhere else it is not there.</summary>
public sealed class DevelopmentOnlyAttribute : AccessAttribute;
