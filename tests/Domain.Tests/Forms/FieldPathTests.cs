using System.Text;
using SupportFlows.Domain.Forms;

namespace SupportFlows.Domain_Tests.Forms;

public class FieldPathTests
{
    const string Payload = """
        {
          "title": "T", "empty": "", "null": null, "number": 7, "yes": true, "a.b": "dotted", "Which [x]?": "bracketed",
          "people": [{"id": 1, "name": {"first": "Ann", "last": "Berg"}}, {"id": 2, "name": {"first": "Bob", "last": ""}}],
          "answers": [{"field": {"ref": "one"}, "text": "first"}, {"field": {"ref": "Two, or more"}, "choices": {"labels": ["x", "y"]}}],
          "q12_subject": "globbed", "inner": "{\"q1\":{\"deep\":\"through\"}}"
        }
        """;

    [Theory]
    [InlineData("title", "T")]
    [InlineData("number", "7")]
    [InlineData("yes", "true")]
    [InlineData("people[0].name.first", "Ann")]
    [InlineData("people[0].name", "Ann Berg")]
    [InlineData("people[id=2].name", "Bob")]
    [InlineData("answers[field.ref=one].text", "first")]
    [InlineData("answers[field.ref=ONE].text", "first")]
    [InlineData("answers[field.ref=\"Two, or more\"].choices.labels", "x, y")]
    [InlineData("answers[ field.ref = Two, or more ].choices.labels[1]", "y")]
    [InlineData("[\"a.b\"]", "dotted")]
    [InlineData("[\"Which [x]?\"]", "bracketed")]
    [InlineData("q*_subject", "globbed")]
    [InlineData("inner.q1.deep", "through")]
    [InlineData("absent | empty | null | title", "T")]
    public void Path_ToSomething_ReadsIt(string path, string expected) => Assert.Equal(expected, Read(path));

    [Theory]
    [InlineData("absent")]
    [InlineData("empty")]
    [InlineData("null")]
    [InlineData("title.more")]
    [InlineData("people[9]")]
    [InlineData("people.name")]
    [InlineData("title[0]")]
    [InlineData("answers[field.ref=none].text")]
    [InlineData("[\"q*_subject\"]")]
    public void Path_ToNothing_ReadsNothing(string path) => Assert.Null(Read(path));

    [Theory]
    [InlineData("", "a name is missing at character 1")]
    [InlineData("a..b", "a name is missing at character 3")]
    [InlineData("a[", "a name is missing at character 3")]
    [InlineData("a[b]", "'=' is missing at character 4")]
    [InlineData("a[b=c", "']' is missing")]
    [InlineData("a[\"b]", "the closing '\"' is missing")]
    [InlineData("a]", "']' is not expected at character 2")]
    [InlineData("a |", "a name is missing")]
    [InlineData("a[99999]", "too large")]
    public void Path_Faulty_SaysWhere(string path, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => FieldPath.Parse(path)).Message);

    // Read as the subject of a form: the path language is no surface of its own.
    static string? Read(string path)
    {
        var source = FormFixture.Source("generic", s => { s.Fields["product"] = path; s.Fields["subject"] = "title"; s.Fields["description"] = "title"; s.Fields["contact.email"] = "title"; s.DefaultSeverity = "general"; });
        return FormMapping.Read(source, "application/json", Encoding.UTF8.GetBytes(Payload)).Product;
    }
}
