using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>What a file comes with, checked.</summary>
public sealed record AttachmentRequest(string FileName, string MediaType, bool Public);

/// <summary>What must be said of a file. No kind of file is refused: whatever it is, it is only ever given out to be saved, never to be shown or run (docs/adr/0018).</summary>
public static partial class AttachmentRule
{
    const string Unknown = "application/octet-stream";

    /// <summary>What turns the direction of writing, so that <c>exe.txt</c> could be read where <c>txt.exe</c> stands.</summary>
    static readonly SearchValues<char> Turning = SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <param name="mediaType">Null or empty: the sender does not know.</param>
    /// <param name="visibility">A customer may leave it out. The staff may not: what is taken for internal must not reach the customer.</param>
    /// <exception cref="RefusalException">Something of it is faulty: all of that at once.</exception>
    public static AttachmentRequest Check(string? name, string? mediaType, string? visibility, ActorKind by)
    {
        var faults = new FieldFaults();
        var file = faults.Text("name", name, TicketLimits.FileName);
        if (file.Length > 0 && FaultOf(file) is { } fault)
        {
            faults.Add("name", fault, new string([.. file.Select(c => char.IsControl(c) || char.IsSurrogate(c) || Turning.Contains(c) ? '\uFFFD' : c)]));
        }

        var type = string.IsNullOrWhiteSpace(mediaType) ? Unknown : mediaType.Split(';')[0].Trim().ToLowerInvariant();
        if (!MediaType().IsMatch(type))
        {
            faults.Add("Content-Type", $"Is no media type such as text/plain. Send {Unknown} where you do not know it.", type);
        }

        var isPublic = IsPublic(faults, visibility, by);
        faults.Throw("The file cannot be taken.");
        return new AttachmentRequest(file, type, isPublic);
    }

    static string? FaultOf(string name)
    {
        if (name.AsSpan().ContainsAny('/', '\\'))
        {
            return "Holds / or \\: send the name of the file, without the folder that it is in.";
        }

        if (name.All(c => c == '.'))
        {
            return "Is no name of a file.";
        }

        return name.EnumerateRunes().Any(r => Rune.IsControl(r) || r == Rune.ReplacementChar) || name.AsSpan().ContainsAny(Turning)
            ? "Holds a character that cannot be seen, or that is none. Leave it out."
            : null;
    }

    static bool IsPublic(FieldFaults faults, string? visibility, ActorKind by)
    {
        if (string.IsNullOrEmpty(visibility))
        {
            if (by == ActorKind.Staff)
            {
                faults.Add("visibility", "Say public for what the customer gets, or internal for what only the staff sees.");
            }

            return true;
        }

        if (!Wire.TryName<Visibility>(visibility, out var asked))
        {
            faults.Add("visibility", $"Is one of {Wire.Names<Visibility>()}.", visibility);
        }
        else if (asked == Visibility.Internal && by == ActorKind.Customer)
        {
            faults.Add("visibility", "Our staff sees what you send; leave it out or say public.", visibility);
        }

        return asked == Visibility.Public;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\z")]
    private static partial Regex MediaType();
}
