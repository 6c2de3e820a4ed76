namespace SupportFlows.Embedded.FunctionsWorker.Queues;

/// <summary>Section <c>extensions.queues</c> of host.json; the defaults are the real host's.</summary>
sealed record QueueOptions
{
    /// <summary>How long a message that failed waits before it is tried again.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>No message is hidden for longer than this: a retry's wait, or the second after a fault of the store.</summary>
    public TimeSpan LongestDelay => VisibilityTimeout + TimeSpan.FromSeconds(1);

    /// <summary>After so many failures a message goes to <c>{queue}-poison</c>.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>
    /// A message in hand each time that the process died may have killed it, or may not: it is offered so often, and then goes to <c>{queue}-poison</c> unread. More often than
    /// one that fails, as a machine that is switched off five times says nothing about the message; not for ever, as an app that starts and dies keeps no promise at all.
    /// </summary>
    public int MaxDeliveries => 4 * MaxDequeueCount;

    /// <summary>Messages taken at once.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Another batch is taken when no more than so many are still at work.</summary>
    public int NewBatchThreshold { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary><c>none</c> or <c>base64</c>: how text travels on Azure. Here it does not travel, so a message is always its plain text.</summary>
    public string MessageEncoding { get; init; } = "base64";
}
