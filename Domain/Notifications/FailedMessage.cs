namespace SupportFlows.Domain.Notifications;

/// <summary>A message that was given up, or that the provider took and could not deliver.</summary>
/// <param name="Error">What the provider said last.</param>
public sealed record FailedMessage(string Key, string Template, Channel Channel, Recipient Recipient, string? Error);
