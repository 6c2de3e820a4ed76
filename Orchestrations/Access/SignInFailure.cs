namespace SupportFlows.Orchestrations.Access;

/// <summary>Why somebody who went to his organisation to sign in is not signed in.</summary>
public enum SignInFailure
{
    /// <summary>He, or his organisation, said no.</summary>
    Denied,

    /// <summary>His organisation knows him, and gives him none of our roles.</summary>
    NoRole,

    /// <summary>It took too long, was done already, or was begun in another browser.</summary>
    Over,

    /// <summary>It is no answer to what this browser asked.</summary>
    NotAsked,

    /// <summary>What the organisation says of him does not hold.</summary>
    NotBelieved,

    /// <summary>The organisation's provider is down, slow, or answers something else.</summary>
    Unreachable,

    /// <summary>The provider does not take us for who we are: for an operator to mend.</summary>
    NotSetUp,
}

/// <summary>Somebody is not signed in. The message is for the operator's log: it holds no secret, and nobody is shown it.</summary>
public sealed class SignInFailedException(SignInFailure failure, string reason) : Exception(reason)
{
    public SignInFailure Failure { get; } = failure;
}
