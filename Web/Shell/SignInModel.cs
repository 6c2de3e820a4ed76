namespace SupportFlows.Web.Shell;

/// <param name="Back">Where to go on to: a path of ours.</param>
/// <param name="Organisation">Where the staff signs in; empty: it is not named; null: the staff signs in with keys alone.</param>
/// <param name="Keys">Of the demo data, in development; otherwise none.</param>
/// <param name="HasExpired">He was signed in, and it ended.</param>
public sealed record SignInModel(string Back, string? Organisation, IReadOnlyList<DemoKey> Keys, bool HasExpired);

/// <param name="Who">In English.</param>
public sealed record DemoKey(string Key, string Who)
{
    public static readonly IReadOnlyList<DemoKey> All =
    [
        new("demo-enterprise", "A customer on the Enterprise plan"),
        new("demo-basic", "A customer on the Basic plan"),
        new("demo-staff", "The lead of the support staff"),
        new("demo-tam", "The technical account manager"),
        new("demo-operator", "The operator"),
    ];
}
