using System.Text.RegularExpressions;

namespace SupportFlows.Domain.Forms;

static partial class PhoneNumber
{
    public static bool CanBeDialled(string text) => Number().IsMatch(Separators().Replace(text, ""));

    [GeneratedRegex(@"[\s()./-]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
