namespace Twilio.Exceptions;

/// <summary>
/// The API refused. An answer that is not the API's own JSON (a proxy's page, an empty 503) says only a message:
/// <see cref="Status"/> and <see cref="Code"/> are then 0, as in the real package.
/// </summary>
public class ApiException : TwilioException
{
    public ApiException(string message)
        : base(message)
    {
    }

    public ApiException(string message, Exception exception)
        : base(message, exception)
    {
    }

    public ApiException(int code, int status, string message, string moreInfo, Dictionary<string, object>? details = null, Exception? exception = null)
        : base(message, exception!)
    {
        Code = code;
        Status = status;
        MoreInfo = moreInfo;
        Details = details;
    }

    /// <summary>Twilio's own error number, such as 21211 for a bad number.</summary>
    public int Code { get; }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    public string? MoreInfo { get; }

    public Dictionary<string, object>? Details { get; }
}
