using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Web.Shell;

/// <summary>Somebody came back from his organisation, or could not be sent there, and is not signed in.</summary>
/// <param name="Back">Where he wanted to go: a path of ours.</param>
public sealed record OrganisationModel(SignInFailure Failure, string Back)
{
    /// <summary>Where signing in there begins.</summary>
    public static string AddressOf(string back) => $"/sign-in/organisation?back={Uri.EscapeDataString(back)}";
}
