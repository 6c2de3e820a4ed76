namespace Twilio.Exceptions;

public class TwilioException : Exception
{
    public TwilioException()
    {
    }

    public TwilioException(string message)
        : base(message)
    {
    }

    public TwilioException(string message, Exception exception)
        : base(message, exception)
    {
    }
}

/// <summary>Nobody answered: no connection, or no answer in time. The API may have taken the request all the same.</summary>
public class ApiConnectionException : TwilioException
{
    public ApiConnectionException(string message)
        : base(message)
    {
    }

    public ApiConnectionException(string message, Exception exception)
        : base(message, exception)
    {
    }
}

/// <summary>There are no credentials to call with.</summary>
public class AuthenticationException(string message) : TwilioException(message)
{
}
