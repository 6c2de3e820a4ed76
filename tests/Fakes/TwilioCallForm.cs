using System.Globalization;

namespace SupportFlows.Fakes;

/// <summary>What the app asked for with a call.</summary>
sealed class TwilioCallForm(Dictionary<string, string> form)
{
    readonly string[] events = form.GetValueOrDefault("StatusCallbackEvent")?.Split(',') ?? ["completed"];

    public string? Key => FakeTwilio.Key(form);

    public Uri? Url => Address("Url");

    public string? Twiml => form.GetValueOrDefault("Twiml");

    public Uri? StatusCallback => Address("StatusCallback");

    public int? Timeout => form.TryGetValue("Timeout", out var seconds) ? int.Parse(seconds, CultureInfo.InvariantCulture) : null;

    public bool DetectsMachines => form.GetValueOrDefault("MachineDetection") is "Enable" or "DetectMessageEnd";

    public bool Reports(string status) => events.Contains(status switch
    {
        "initiated" or "ringing" => status,
        "in-progress" => "answered",
        _ => "completed",
    });

    Uri? Address(string field) => form.TryGetValue(field, out var address) ? new Uri(address) : null;
}
