using PhoneNumbers;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.PhoneNumbers;

/// <summary>The numbering plans of the world, by libphonenumber.</summary>
static class DialledNumbers
{
    /// <inheritdoc cref="ToE164"/>
    public static DialledNumber? Read(string text, string? region)
    {
        // The library takes letters for keys (1-800-FLOWERS), and drops words around the number.
        if (text.Any(char.IsLetter) || Parse(text, region) is not { HasExtension: false } number)
        {
            return null;
        }

        var plans = PhoneNumberUtil.GetInstance();
        return Kind(plans.GetNumberType(number)) is { } kind ? new DialledNumber(plans.Format(number, PhoneNumberFormat.E164), kind) : null;
    }

    static PhoneNumber? Parse(string text, string? region)
    {
        try
        {
            return PhoneNumberUtil.GetInstance().Parse(text, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Unknown is a number that no plan has. Premium rate and shared cost charge the caller.</summary>
    static NumberKind? Kind(PhoneNumberType type) => type switch
    {
        PhoneNumberType.UNKNOWN or PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST => null,
        PhoneNumberType.MOBILE => NumberKind.Mobile,
        PhoneNumberType.FIXED_LINE => NumberKind.Fixed,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => NumberKind.FixedOrMobile,
        PhoneNumberType.TOLL_FREE => NumberKind.TollFree,
        _ => NumberKind.Other,
    };
}
