using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using SupportFlows.Orchestrations.Answers;

namespace SupportFlows.Functions.Webhooks;

/// <summary>Twilio's markup for what a phone is sent, or what its owner hears.</summary>
static class Twiml
{
    const string Xml = "application/xml";
    const int MostTexted = 1600;
    const int MostSaid = 4000;

    /// <param name="answer">Null: none.</param>
    public static IResult Text(string? answer) =>
        Response(answer is null ? null : new XElement("Message", Plain(answer, MostTexted)));

    /// <param name="key">Of the message that is called about: the next step's request names it again.</param>
    public static IResult Call(CallTurn turn, string key)
    {
        var say = new XElement("Say", new XAttribute("language", turn.Language), Plain(turn.Say, MostSaid));
        return turn.AskStep is { } step ? Response(Ask(say, key, step)) : Response(say, new XElement("Hangup"));
    }

    /// <summary>A key, at any time while it is read out or within ten seconds after; else on to the next step.</summary>
    static XElement[] Ask(XElement say, string key, int step)
    {
        // Beside this address, wherever a proxy has put it.
        var next = $"voice?key={Uri.EscapeDataString(key)}&step={step}";
        return
        [
            new XElement(
                "Gather",
                new XAttribute("input", "dtmf"),
                new XAttribute("numDigits", 1),
                new XAttribute("timeout", 10),
                // Else # would be no key but the end of the others.
                new XAttribute("finishOnKey", ""),
                new XAttribute("action", next),
                new XAttribute("method", "POST"),
                say),
            new XElement("Redirect", new XAttribute("method", "POST"), next),
        ];
    }

    static IResult Response(params XElement?[] verbs)
    {
        var document = new XElement("Response", verbs);
        return Results.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{document.ToString(SaveOptions.DisableFormatting)}", Xml, System.Text.Encoding.UTF8);
    }

    /// <summary>Without what XML cannot hold, which a customer's subject may: a control character, or half a surrogate pair.</summary>
    static string Plain(string text, int most)
    {
        var plain = string.Concat(text.EnumerateRunes().Where(r => r.Value != 0xFFFD && (r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value))).Select(r => r.ToString()));
        return plain.Length <= most ? plain : plain[..(char.IsHighSurrogate(plain[most - 1]) ? most - 1 : most)];
    }
}
