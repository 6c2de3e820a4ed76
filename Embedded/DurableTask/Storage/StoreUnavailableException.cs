namespace SupportFlows.Embedded.DurableTask;

/// <summary>The engine's store cannot be written, for example because its disk is full. Nothing of the call was accepted: try again later.</summary>
public sealed class StoreUnavailableException(string message, Exception? innerException) : Exception(message, innerException);
