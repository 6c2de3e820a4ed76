namespace SupportFlows.Orchestrations.Notifications;

/// <summary>Where the outbox row of a message is: beside what it is about.</summary>
public sealed record MessageAddress(string Table, string Partition, string Key);
