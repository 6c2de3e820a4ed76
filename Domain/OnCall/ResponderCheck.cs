using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.OnCall;

/// <summary>What a responder's methods and rules may be. What a request leaves out is null here, whatever the type says.</summary>
static class ResponderCheck
{
    const int MostMethods = 20;
    const int MostRules = 20;
    const int UserId = 64;

    static readonly Duration Latest = Duration.FromHours(24);

    /// <summary>In the spelling in which it is kept and looked up; null when it is no address of this channel.</summary>
    public static string? Address(Channel channel, string? address, Func<string, string?> e164)
    {
        var text = address?.Trim() ?? "";
        return channel switch
        {
            Channel.Sms or Channel.Voice => e164(text),
            Channel.Email => ContactShapes.IsEmail(text) ? text.ToLowerInvariant() : null,
            _ => text.Length is > 0 and <= UserId && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@') ? text : null,
        };
    }

    /// <param name="address">As <see cref="Address"/> had it.</param>
    public static void Method(Responder responder, ContactMethod wanted, string? address)
    {
        var faults = new FieldFaults();
        var known = Enum.IsDefined(wanted.Channel) && wanted.Channel != Channel.Page;
        if (!known) faults.Add("channel", "Is not one of email, sms, voice, slack, we-com.", Wire.Name(wanted.Channel));
        if (known && address is null) faults.Add("address", Expected(wanted.Channel), wanted.Address);
        if (responder.Methods.FirstOrDefault(m => m.Channel == wanted.Channel && m.Address == address) is { } same)
            faults.Add("address", $"Is there already as method {same.Id}.", address);
        if (responder.Methods.Any(m => m.Id == wanted.Id)) faults.Add("id", "Is that of another method of this person.", wanted.Id);
        if (responder.Methods.Count >= MostMethods) faults.Add("address", $"The person has {MostMethods} contact methods, which is the most. Remove one first.");
        faults.Throw("The contact method cannot be added.");
    }

    public static void Rules(Responder responder, IReadOnlyList<NotificationRule> byDefault, IReadOnlyList<NotificationRule> important)
    {
        var faults = new FieldFaults();
        Rules(faults, "default", responder, byDefault);
        Rules(faults, "important", responder, important);
        faults.Throw("The notification rules cannot be saved.");
    }

    static void Rules(FieldFaults faults, string field, Responder responder, IReadOnlyList<NotificationRule?> rules)
    {
        if (rules.Count > MostRules) faults.Add(field, $"Has {rules.Count}; at most {MostRules} are taken.");
        for (var n = 0; n < rules.Count; n++)
        {
            if (rules[n] is not { } rule) faults.Add($"{field}[{n}]", "Is null: leave it out, or say {after, methodId}.");
            else Rule(faults, $"{field}[{n}]", responder, rule, isRepeat: rules.Take(n).Contains(rule));
        }
    }

    static void Rule(FieldFaults faults, string field, Responder responder, NotificationRule rule, bool isRepeat)
    {
        if (!responder.Methods.Any(m => m.Id == rule.MethodId))
            faults.Add($"{field}.methodId", $"The person has no such contact method; there are: {string.Join(", ", responder.Methods.Select(m => m.Id).DefaultIfEmpty("none"))}.", rule.MethodId);
        if (rule.After < Duration.Zero || rule.After > Latest) faults.Add($"{field}.after", $"Give PT0S to {Wire.Text(Latest)}, counted from when the person is paged.", Wire.Text(rule.After));
        if (isRepeat) faults.Add(field, "Is there twice.");
    }

    static string Expected(Channel channel) => channel switch
    {
        Channel.Sms or Channel.Voice => "Give an international number that can be called, as +4930123456.",
        Channel.Email => "Give an address, as name@example.com.",
        _ => $"Give the user's id there: 1 to {UserId} letters, digits and .-_@.",
    };
}
