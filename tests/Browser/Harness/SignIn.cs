namespace SupportFlows.Browser.Harness;

/// <summary>The words of the console's sign-in page.</summary>
static class SignIn
{
    public const string Path = "/sign-in";
    public const string Label = "API key";
    public const string Button = "Sign in";
}
