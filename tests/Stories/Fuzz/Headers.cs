namespace SupportFlows.Stories.Fuzz;

/// <summary>The headers of a shot.</summary>
static class Headers
{
    static readonly (string Name, string[] Values)[] Odd =
    [
        ("Idempotency-Key", ["a", " ", "key-1", "key-2", "a/b\\c#d?e", "%00", new string('k', 180), new string('k', 181), new string('k', 4_000)]),
        ("If-Match", ["*", "\"1\"", "W/\"1\"", "1", "\"", "\"a\",\"b\"", "W/", "\"\\\"", new string('"', 300)]),
        ("If-None-Match", ["*", "\"1\"", ",,,", "W/\"\"", "a, b"]),
        ("Authorization", ["", "Bearer", "Bearer ", "bearer demo-staff", "Basic ZGVtbzpkZW1v", "Bearer demo-operator demo-staff", "Bearer " + new string('k', 201), "Bearer " + new string('k', 9_000), "Bearer null", "Digest x"]),
        ("Accept-Language", ["zh-CN,zh;q=0.9", "*", "en;q=999", "xx-" + new string('y', 500), ";;;,,,", "zh-Hans;q=NaN"]),
        ("Accept", ["text/html", "*/*;q=0", "application/xml", ";"]),
        ("Cookie", ["supportflows-session=", "supportflows-session=0", "supportflows-look=%7B%22", "supportflows-look=a|b|c|d", "=;;=", "supportflows-session=" + new string('a', 83)]),
        ("Sec-Fetch-Site", ["cross-site", "same-origin", "x"]),
        ("X-Forwarded-For", ["1.2.3.4", "unknown", "::1, 127.0.0.1:99, evil", new string('1', 3_000), ","]),
        ("X-Forwarded-Host", ["evil.example"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("Range", ["bytes=0-1", "bytes=-1", "bytes=9-1"]),
        ("Expect", ["100-continue"]),
    ];

    public static void Add(HttpRequestMessage request, Shot shot)
    {
        foreach (var twist in shot.Twists.Where(t => t.Part == Part.Header))
        {
            var (name, values) = Odd[twist.At % Odd.Length];
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, values[twist.At / Odd.Length % values.Length]);
        }
    }
}
