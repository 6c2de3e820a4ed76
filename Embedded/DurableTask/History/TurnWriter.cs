using System.Buffers;
using System.Text;

namespace SupportFlows.Embedded.DurableTask.History;

/// <summary>Packs turns and messages: a tag byte each, numbers as varints, text as length and UTF-8. Tags are never reused for something else.</summary>
sealed class TurnWriter
{
    internal const byte Format = 1;

    readonly ArrayBufferWriter<byte> buffer = new(256);

    internal static byte[] Write(Turn turn)
    {
        var writer = new TurnWriter();
        writer.Byte(Format);
        writer.Byte(turn.Ran ? (byte)1 : (byte)0);
        writer.Long(turn.At);
        writer.Long(turn.In.Count);
        foreach (var message in turn.In)
        {
            writer.Inbound(message);
        }

        writer.Long(turn.Out.Count);
        foreach (var action in turn.Out)
        {
            writer.Outbound(action);
        }

        return writer.buffer.WrittenSpan.ToArray();
    }

    void Inbound(Inbound message)
    {
        switch (message)
        {
            case Inbound.TaskCompleted(var task, var output): Tag(1, task); Text(output); break;
            case Inbound.TaskFailed(var task, var failure): Tag(2, task); Failure(failure); break;
            case Inbound.TimerFired(var task): Tag(3, task); break;
            case Inbound.EventRaised(var name, var payload): Byte(4); Text(name); Text(payload); break;
            default: throw new NotSupportedException($"{message.GetType()} has no packed form.");
        }
    }

    void Outbound(Outbound action)
    {
        switch (action)
        {
            case Outbound.ActivityScheduled(var task, var name, var version, var input): Tag(1, task); Text(name); Text(version); Text(input); break;
            case Outbound.ChildStarted child: Tag(2, child.TaskId); Text(child.Name); Text(child.Version); Text(child.InstanceId); Text(child.Input); Text(child.Tags); break;
            case Outbound.TimerCreated(var task, var due, var serial): Tag(3, task); Long(due); Long(serial); break;
            case Outbound.TimerCancelled(var task, var due, var serial): Tag(4, task); Long(due); Long(serial); break;
            case Outbound.EventSent(var target, var name, var payload): Byte(5); Text(target); Text(name); Text(payload); break;
            case Outbound.Completed(var output): Byte(6); Text(output); break;
            case Outbound.Failed(var failure): Byte(7); Failure(failure); break;
            case Outbound.ContinuedAsNew(var input, var version, var keep): Byte(8); Text(input); Text(version); Byte(keep ? (byte)1 : (byte)0); break;
            default: throw new NotSupportedException($"{action.GetType()} has no packed form.");
        }
    }

    void Failure(Failure failure)
    {
        Text(failure.Type);
        Text(failure.Message);
        Text(failure.StackTrace);
        Byte((byte)((failure.Final ? 1 : 0) | (failure.Inner is null ? 0 : 2)));
        if (failure.Inner is { } inner)
        {
            Failure(inner);
        }
    }

    void Tag(byte tag, int task)
    {
        Byte(tag);
        Long(task);
    }

    void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    void Long(long value)
    {
        var left = (ulong)value;
        while (left >= 0x80)
        {
            Byte((byte)(left | 0x80));
            left >>= 7;
        }

        Byte((byte)left);
    }

    /// <summary>Zero is null, otherwise length plus one.</summary>
    void Text(string? value)
    {
        if (value is null)
        {
            Byte(0);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Long(length + 1L);
        buffer.Advance(Encoding.UTF8.GetBytes(value, buffer.GetSpan(length)));
    }
}
