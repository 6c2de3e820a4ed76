using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Attachments;

namespace SupportFlows.Functions.Http;

/// <summary>A form that sends a file. The fields before the file are read, so that it is known whose form it is; the file is left to whoever takes it. What comes after it is not looked at.</summary>
static class MultipartForm
{
    const int LongestBoundary = 100;
    const int MostHeaders = 16;
    const int LongestHeaders = 8 * 1024;
    const int MostFields = 50;

    public static bool Is(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>A field given several times has its values in lines.</summary>
    /// <exception cref="RefusalException">It is no such form, or its fields are larger than <see cref="Body.JsonLimit"/>.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
            if (boundary.Length is 0 or > LongestBoundary)
            {
                throw Malformed("it has no boundary, or a very long one");
            }

            return await ReadAsync(request, new MultipartReader(boundary, request.Body) { HeadersCountLimit = MostHeaders, HeadersLengthLimit = LongestHeaders }, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Malformed(broken.Message);
        }
    }

    static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request, MultipartReader reader, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var room = Body.JsonLimit;
        while (fields.Count < MostFields && await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).ToString() is not { Length: > 0 } name)
            {
                throw Malformed("a part has no name");
            }

            if (disposition.IsFileDisposition())
            {
                var file = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                request.SetFile(new SentFile(BareName(file), section.ContentType, fields.GetValueOrDefault("visibility"), Length: null, section.Body));
                break;
            }

            var value = await section.ReadAsync(room, cancellation);
            room -= value.Length;
            fields[name] = fields.TryGetValue(name, out var before) ? $"{before}\n{value}" : value;
        }

        return fields;
    }

    static async Task<string> ReadAsync(this MultipartSection section, int most, CancellationToken cancellation)
    {
        using var value = new MemoryStream();
        var buffer = new byte[4 * 1024];
        for (int read; (read = await section.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (value.Length + read > most)
            {
                throw new RefusalException(RefusalKind.TooLarge, $"The fields of the form are larger than {Body.JsonLimit / 1024} KiB.");
            }

            value.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(value.GetBuffer(), 0, (int)value.Length);
    }

    /// <summary>Browsers of old sent the folder, too.</summary>
    static string BareName(string file) => file[(file.LastIndexOfAny(['/', '\\']) + 1)..];

    static RefusalException Malformed(string why) => new(RefusalKind.Malformed, $"The form cannot be read: {why}.");
}
