using Microsoft.DurableTask;

namespace SupportFlows.Embedded.DurableTask.History;

/// <summary>A failure as it is stored.</summary>
/// <param name="Final">True when trying again cannot help, such as for a name that nobody registered.</param>
sealed record Failure(string Type, string Message, string? StackTrace = null, Failure? Inner = null, bool Final = false)
{
    internal static Failure From(TaskFailureDetails details, bool final = false)
        => new(details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? From(inner) : null, final);

    internal static Failure From(Exception exception, bool final = false) => From(TaskFailureDetails.FromException(exception), final);

    internal TaskFailureDetails ToDetails() => new(Type, Message, StackTrace, Inner?.ToDetails(), null);
}
