namespace Twilio.Types;

/// <summary>Who can be called.</summary>
public interface IEndpoint
{
}

/// <summary>A number in E.164, such as <c>+15551230000</c>.</summary>
public class PhoneNumber(string number) : IEndpoint
{
    public static implicit operator PhoneNumber(string number) => new(number);

    public override string ToString() => number;
}

/// <summary>Instructions for a call, as XML.</summary>
public class Twiml(string twiml)
{
    public static implicit operator Twiml(string twiml) => new(twiml);

    public override string ToString() => twiml;
}
