namespace SupportFlows.Functions.Settings;

/// <summary>The app cannot start as it is set up. The message is for the operator: what is wrong and what mends it.</summary>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
