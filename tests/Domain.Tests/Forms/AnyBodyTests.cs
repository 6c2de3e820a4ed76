using System.Text;
using CsCheck;
using SupportFlows.Domain.Forms;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain_Tests.Forms;

/// <summary>Whatever is posted: a request, or a refusal that says why. Nothing else gets out.</summary>
public class AnyBodyTests
{
    static readonly (string Preset, string Payload)[] Known =
        [("generic", "generic"), ("typeform", "typeform"), ("tally", "tally"), ("google-forms", "google-forms"), ("zendesk", "zendesk"), ("jotform", "jotform-rawRequest")];

    static readonly FormSource[] Sources = [.. Known.Select(k => FormFixture.Source(k.Preset))];

    static readonly byte[][] Payloads = [.. Known.Select(k => FormFixture.Payload(k.Payload))];

    static readonly string?[] ContentTypes =
        ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data; boundary=\"", "text/plain", null, ";", "application/vnd.x+json"];

    [Fact]
    public void Body_AnyBytes_IsReadOrRefused() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, Known.Length - 1], Gen.Int[0, ContentTypes.Length - 1])
            .Sample((body, source, type) => ReadOrRefused(Sources[source], ContentTypes[type], body));

    [Fact]
    public void Body_AlmostAPayload_IsReadOrRefused() =>
        Gen.Select(Gen.Int[0, Known.Length - 1], Gen.Int[0, ContentTypes.Length - 1], Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 6])
            .Sample((which, type, changes) =>
            {
                var body = Payloads[which].ToArray();
                foreach (var (at, value) in changes)
                    body[at % body.Length] = value;
                return ReadOrRefused(Sources[which], "application/json", body) && ReadOrRefused(Sources[which], ContentTypes[type], body);
            });

    [Fact]
    public void Body_AlmostMultipart_IsReadOrRefused() =>
        Gen.OneOf(Gen.Const("--b"), Gen.Const("\r\n"), Gen.Const("--"), Gen.Const("Content-Disposition: form-data; name=\"rawRequest\""), Gen.Const("; filename=x"), Gen.Const("{\"q1_subject\":"), Gen.Const("\"x\"}"), Gen.String)
            .Array[0, 20]
            .Sample(parts => ReadOrRefused(Sources[^1], "multipart/form-data; boundary=b", Encoding.UTF8.GetBytes(string.Concat(parts))));

    static bool ReadOrRefused(FormSource source, string? contentType, byte[] body)
    {
        try
        {
            return FormMapping.Read(source, contentType, body).ExternalId is not null;
        }
        catch (RefusalException refusal)
        {
            return refusal.Message.Length > 0;
        }
    }
}
