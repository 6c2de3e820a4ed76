namespace Twilio.Base;

/// <summary>What the API knows of one message or call.</summary>
public abstract class Resource
{
    protected Resource()
    {
    }
}

public interface IOptions<T>
    where T : Resource
{
}
