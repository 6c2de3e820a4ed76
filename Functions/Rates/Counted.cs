namespace SupportFlows.Functions.Rates;

/// <summary>By what requests are counted, each with a limit of its own.</summary>
public enum Counted
{
    /// <summary>An API key, by its id.</summary>
    Key,

    /// <summary>Somebody signed in to the console.</summary>
    Session,

    /// <summary>The network address of who came with neither, for what is open to anybody.</summary>
    Address,

    /// <summary>The network address of who follows signed links: a phone at night must not wait for what somebody else asks of the pages beside it.</summary>
    Link,

    /// <summary>A form source, whose signature was right.</summary>
    Form,

    /// <summary>Attempts to sign in from one network address, whether the key was right or not.</summary>
    SignIn,

    /// <summary>Wrong keys and signatures from one network address. Right ones from there are taken all the same: nobody is shut out by his neighbour.</summary>
    Wrong,
}
