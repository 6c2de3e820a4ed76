using System.Text;

namespace SupportFlows.Domain.Forms;

/// <summary>
/// Where a field is in a payload: <c>form_response.answers[field.ref=subject].text</c>. Steps are member names (<c>*</c> stands for any characters),
/// <c>[2]</c> an element, <c>[label=Subject]</c> the first element with that text there, <c>["a.b"]</c> a name with dots. <c> | </c> separates alternatives.
/// </summary>
public sealed record FieldPath(string Text, IReadOnlyList<IReadOnlyList<PathStep>> Alternatives)
{
    const int MostSteps = 20;

    /// <exception cref="FormatException">It is not a path; the message says where.</exception>
    public static FieldPath Parse(string text)
    {
        var reader = new PathReader(text);
        var alternatives = new List<IReadOnlyList<PathStep>>();
        do
        {
            var steps = reader.ReadSteps();
            if (steps.Count > MostSteps)
                throw new FormatException($"has {steps.Count} steps, at most {MostSteps} are allowed");
            alternatives.Add(steps);
        }
        while (reader.Skip('|'));
        return new(text, alternatives);
    }

    public override string ToString() => Text;
}

public abstract record PathStep;

/// <param name="Name">A member's name; <c>*</c> stands for any characters.</param>
public sealed record MemberStep(string Name, bool Exact) : PathStep;

public sealed record ElementStep(int Index) : PathStep;

public sealed record FilterStep(IReadOnlyList<PathStep> Path, string Value) : PathStep;

sealed class PathReader(string text)
{
    int at;

    public bool Skip(char expected)
    {
        SkipSpaces();
        if (at == text.Length || text[at] != expected)
            return false;
        at++;
        return true;
    }

    public IReadOnlyList<PathStep> ReadSteps()
    {
        var steps = new List<PathStep>();
        do
            ReadStep(steps);
        while (Skip('.') || (at < text.Length && text[at] == '['));
        if (at < text.Length && text[at] is not ('|' or '='))
            throw Fault($"'{text[at]}' is not expected");
        return steps;
    }

    void ReadStep(List<PathStep> steps)
    {
        if (Skip('['))
            steps.Add(ReadBracket());
        else
            steps.Add(new MemberStep(ReadName(), Exact: false));
    }

    PathStep ReadBracket()
    {
        SkipSpaces();
        PathStep step;
        if (at < text.Length && text[at] == '"')
            step = new MemberStep(ReadQuoted(), Exact: true);
        else if (at < text.Length && char.IsAsciiDigit(text[at]))
            step = new ElementStep(ReadIndex());
        else
            step = ReadFilter();
        return Skip(']') ? step : throw Fault("']' is missing");
    }

    FilterStep ReadFilter()
    {
        var path = new List<PathStep>();
        do
            path.Add(new MemberStep(ReadName(), Exact: false));
        while (Skip('.'));
        if (!Skip('='))
            throw Fault("'=' is missing");
        SkipSpaces();
        if (at < text.Length && text[at] == '"')
            return new(path, ReadQuoted());
        var from = at;
        while (at < text.Length && text[at] != ']')
            at++;
        return new(path, text[from..at].Trim());
    }

    int ReadIndex()
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - from <= 4 ? int.Parse(text.AsSpan(from, at - from), System.Globalization.CultureInfo.InvariantCulture) : throw Fault("the index is too large");
    }

    string ReadName()
    {
        SkipSpaces();
        var from = at;
        while (at < text.Length && text[at] is not ('.' or '[' or ']' or '=' or '|' or '"'))
            at++;
        var name = text[from..at].Trim();
        return name.Length > 0 ? name : throw Fault("a name is missing");
    }

    string ReadQuoted()
    {
        var quoted = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
            quoted.Append(text[at] == '\\' && at + 1 < text.Length ? text[++at] : text[at]);
        if (at == text.Length)
            throw Fault("the closing '\"' is missing");
        at++;
        return quoted.ToString();
    }

    void SkipSpaces()
    {
        while (at < text.Length && text[at] == ' ')
            at++;
    }

    FormatException Fault(string reason) => new($"{reason} at character {at + 1} of '{text}'");
}
