using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Shell;

/// <summary>What is said to who signs in by his organisation. In English; said in the reader's language.</summary>
static class SignInWords
{
    static readonly Dictionary<SignInFailure, (string Happened, string ToDo)> All = new()
    {
        [SignInFailure.Denied] = ("Your organisation did not sign you in, or you cancelled it there.", "Start over if that was a mistake. If you may not use this app, ask whoever manages it at your organisation to assign you to it."),
        [SignInFailure.NoRole] = ("Your organisation knows you, but gives you no role in this app.", "Ask whoever manages this app at your organisation for a role, then start over."),
        [SignInFailure.Over] = ("This attempt to sign in is over: it took longer than ten minutes, was finished before, or was begun in another browser.", "Start over in this browser. It has to accept cookies of this site."),
        [SignInFailure.NotAsked] = ("What came back does not belong to what this browser asked for.", "Start over, and use one tab at a time. If a link brought you here, do not trust where you got it."),
        [SignInFailure.NotBelieved] = ("What your organisation says of you could not be confirmed.", "Start over. If it stays, tell your operator."),
        [SignInFailure.Unreachable] = ("Your organisation's sign-in does not answer at the moment.", "Start over in a few minutes. With an API key you can sign in now."),
        [SignInFailure.NotSetUp] = ("Your organisation's sign-in and this app are not set up for each other.", "Tell your operator, who finds the reason in the log. With an API key you can sign in now."),
    };

    public static string Happened(SignInFailure failure) => All[failure].Happened;

    public static string ToDo(SignInFailure failure) => All[failure].ToDo;

    /// <param name="organisation">Empty: it has no name.</param>
    public static string Button(Words say, string organisation) => organisation == "" ? say["Sign in with your organisation"] : say["Sign in with {0}", organisation];
}
