namespace DurableTask.Core.Exceptions;

// The real client throws this type of its DurableTask.Core dependency, so it keeps that namespace.

/// <summary>An instance of that id exists, in a status that the caller listed as a duplicate.</summary>
[Serializable]
public class OrchestrationAlreadyExistsException : Exception
{
    public OrchestrationAlreadyExistsException()
    {
    }

    public OrchestrationAlreadyExistsException(string message)
        : base(message)
    {
    }

    public OrchestrationAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
