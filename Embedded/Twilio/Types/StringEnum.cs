namespace Twilio.Types;

/// <summary>A value of an open set: one the API invented after this was built is kept as it came.</summary>
public abstract class StringEnum
{
    string? value;

    protected StringEnum()
    {
    }

    protected StringEnum(string value) => this.value = value;

    public static bool operator ==(StringEnum? a, StringEnum? b) => a is null ? b is null : a.Equals(b);

    public static bool operator !=(StringEnum? a, StringEnum? b) => !(a == b);

    public void FromString(string value) => this.value = value;

    public override string ToString() => value ?? "";

    public override bool Equals(object? obj) => obj is StringEnum other && other.GetType() == GetType() && other.value == value;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
