using System.Text;

namespace SupportFlows.Domain.Forms;

/// <summary>The text fields of a multipart/form-data body (RFC 7578). Files are passed over.</summary>
static class Multipart
{
    const int LongestBoundary = 70; // RFC 2046 section 5.1.1

    public static IEnumerable<KeyValuePair<string, string>> Read(string contentType, byte[] body)
    {
        var boundary = Parameter(contentType, "boundary");
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
            throw FormBody.Malformed("The content type multipart/form-data names no boundary of 1 to 70 characters.");

        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        var at = body.AsSpan().IndexOf(delimiter);
        if (at < 0)
            throw FormBody.Malformed("The body does not hold the boundary that its content type names.");

        return Parts(body, delimiter, at).Select(Field).OfType<KeyValuePair<string, string>>();
    }

    static IEnumerable<byte[]> Parts(byte[] body, byte[] delimiter, int at)
    {
        byte[] next = [(byte)'\r', (byte)'\n', .. delimiter];
        for (var from = at + delimiter.Length; !body.AsSpan(from).StartsWith("--"u8);)
        {
            var length = body.AsSpan(from).IndexOf(next);
            if (length < 0)
                throw FormBody.Malformed("The multipart body ends before its closing boundary.");
            yield return body[from..(from + length)];
            from += length + next.Length;
        }
    }

    static KeyValuePair<string, string>? Field(byte[] part)
    {
        var end = part.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var disposition = Encoding.UTF8.GetString(part, 0, end)
            .Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("content-disposition:", StringComparison.OrdinalIgnoreCase));
        if (disposition is null || Parameter(disposition, "filename") is not null || Parameter(disposition, "name") is not { } name)
            return null;
        return KeyValuePair.Create(name, Encoding.UTF8.GetString(part, end + 4, part.Length - end - 4));
    }

    static string? Parameter(string header, string name) =>
        header.Split(';')
            .Skip(1)
            .Select(p => p.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(p => p.Length == 2 && p[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1]
            .Trim('"');
}
