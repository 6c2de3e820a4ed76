using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace SupportFlows.Fakes;

/// <summary>TwiML for a call, as far as it has been played.</summary>
sealed class TwimlScript
{
    readonly Queue<TwimlVerb> verbs;

    TwimlScript(IEnumerable<TwimlVerb> verbs, Uri? address) => (this.verbs, Address) = (new(verbs), address);

    public static TwimlScript Empty => new([], null);

    /// <summary>What Twilio says when the app gives it nothing that it can play.</summary>
    public static TwimlScript Broken => new([new TwimlVerb(["An application error has occurred. Goodbye."])], null);

    /// <summary>Where it came from, and where keys go unless it says otherwise.</summary>
    public Uri? Address { get; }

    /// <summary>Waits for keys now.</summary>
    public TwimlGather? Gather { get; set; }

    public static TwimlScript Parse(string twiml, Uri? address)
    {
        try
        {
            var root = XDocument.Parse(twiml).Root!;
            return root.Name == "Response" ? new TwimlScript(root.Elements().TakeWhile(verb => verb.Name != "Hangup").Select(verb => Verb(verb, address)).ToList(), address) : Broken;
        }
        catch (Exception fault) when (fault is XmlException or FormatException)
        {
            return Broken;
        }
    }

    public TwimlVerb? Next() => verbs.TryDequeue(out var verb) ? verb : null;

    static TwimlVerb Verb(XElement verb, Uri? address) => verb.Name.LocalName switch
    {
        "Say" => new([verb.Value]),
        "Pause" or "Play" => new([]),
        "Redirect" => new([]) { Redirect = Resolve(verb.Value.Trim(), address) },
        "Gather" => new([.. verb.Elements("Say").Select(say => say.Value)])
        {
            Gather = new TwimlGather(
                verb.Attribute("action") is { } action ? Resolve(action.Value, address) : address,
                verb.Attribute("numDigits") is { } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : int.MaxValue,
                verb.Attribute("finishOnKey")?.Value ?? "#"),
        },
        var other => throw new FormatException($"<{other}> is no verb that the fake knows."),
    };

    static Uri Resolve(string address, Uri? from) => from is null ? new Uri(address) : new Uri(from, address);
}

/// <param name="Words">To be said.</param>
sealed record TwimlVerb(IReadOnlyList<string> Words)
{
    public TwimlGather? Gather { get; init; }

    public Uri? Redirect { get; init; }
}

sealed record TwimlGather(Uri? Action, int Digits, string FinishOnKey)
{
    /// <summary>What is sent to the app of the keys that were pressed.</summary>
    public string Take(string keys)
    {
        var typed = FinishOnKey.Length == 1 ? keys.Split(FinishOnKey)[0] : keys;
        return typed.Length > Digits ? typed[..Digits] : typed;
    }
}
