using System.Collections.Concurrent;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>A provider that takes everything unless told otherwise for the next message.</summary>
sealed class TestSender(Channel channel) : IMessageSender
{
    public Channel Channel => channel;

    public ConcurrentQueue<OutboundMessage> Offered { get; } = [];

    /// <summary>What it took, under the key and with the words of it.</summary>
    public ConcurrentDictionary<string, OutboundMessage> Taken { get; } = new();

    public ConcurrentQueue<Exception> Next { get; } = [];

    /// <summary>Fails every message while it is set.</summary>
    public DeliveryException? Down { get; set; }

    /// <summary>Takes the next message, and its answer is lost.</summary>
    public bool LosesNextAnswer { get; set; }

    /// <summary>Whether it can tell what it took.</summary>
    public bool CanFind { get; set; }

    /// <summary>Fails every question while it is set.</summary>
    public DeliveryException? Mute { get; set; }

    /// <summary>What it says of a message when asked.</summary>
    public ConcurrentDictionary<string, Receipt> Known { get; } = new();

    /// <summary>What it says with every handover.</summary>
    public Receipt? Receipt { get; set; }

    public int Asked { get; private set; }

    /// <summary>Keys of calls that it was told to end.</summary>
    public ConcurrentQueue<string> Ended { get; } = [];

    /// <summary>Just before a message is taken.</summary>
    public Func<OutboundMessage, Task>? Taking { get; set; }

    public async Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        Offered.Enqueue(message);
        if (Next.TryDequeue(out var fault) || (fault = Down) is not null)
        {
            throw fault;
        }

        await (Taking?.Invoke(message) ?? Task.CompletedTask);
        Taken[message.Key] = message;
        if (LosesNextAnswer)
        {
            LosesNextAnswer = false;
            throw new DeliveryException("No answer.", retryable: true);
        }

        return Of(message.Key) with { Receipt = Receipt };
    }

    public Task<Handover?> FindAsync(OutboundMessage message, Instant since, CancellationToken cancellation)
    {
        Question();
        return Task.FromResult(CanFind && Taken.TryGetValue(message.Key, out var taken) && taken.Body == message.Body ? Of(message.Key) : null);
    }

    public Task<Receipt?> ReadAsync(Handover taken, CancellationToken cancellation)
    {
        Question();
        return Task.FromResult(Known.GetValueOrDefault(KeyOf(taken)));
    }

    public Task RetractAsync(Handover taken, CancellationToken cancellation)
    {
        Question();
        Ended.Enqueue(KeyOf(taken));
        return Task.CompletedTask;
    }

    static Handover Of(string key) => new("test", $"id-of-{key}");

    static string KeyOf(Handover taken) => taken.ProviderId["id-of-".Length..];

    void Question()
    {
        Asked++;
        if (Mute is not null)
        {
            throw Mute;
        }
    }
}
