using System.Text;

namespace SupportFlows.Embedded.DurableTask.History;

/// <summary>Reads what <see cref="TurnWriter"/> packed.</summary>
ref struct TurnReader
{
    ReadOnlySpan<byte> rest;

    internal static Turn Read(ReadOnlySpan<byte> data)
    {
        var reader = new TurnReader { rest = data };
        if (reader.Byte() is var format && format != TurnWriter.Format)
        {
            throw new InvalidDataException($"A history row has format {format}, this build reads {TurnWriter.Format}. It was written by a newer build: run that, or restore a backup.");
        }

        var ran = reader.Byte() == 1;
        var at = reader.Long();
        var inbound = new Inbound[reader.Long()];
        for (var i = 0; i < inbound.Length; i++)
        {
            inbound[i] = reader.Inbound();
        }

        var outbound = new Outbound[reader.Long()];
        for (var i = 0; i < outbound.Length; i++)
        {
            outbound[i] = reader.Outbound();
        }

        return new Turn(at, ran, inbound, outbound);
    }

    Inbound Inbound() => Byte() switch
    {
        1 => new Inbound.TaskCompleted(Int(), Text()),
        2 => new Inbound.TaskFailed(Int(), Failure()),
        3 => new Inbound.TimerFired(Int()),
        4 => new Inbound.EventRaised(Text()!, Text()),
        var tag => throw new InvalidDataException($"A history row holds an unknown message tag {tag}."),
    };

    Outbound Outbound() => Byte() switch
    {
        1 => new Outbound.ActivityScheduled(Int(), Text()!, Text()!, Text()),
        2 => new Outbound.ChildStarted(Int(), Text()!, Text()!, Text()!, Text(), Text()),
        3 => new Outbound.TimerCreated(Int(), Long(), Long()),
        4 => new Outbound.TimerCancelled(Int(), Long(), Long()),
        5 => new Outbound.EventSent(Text()!, Text()!, Text()),
        6 => new Outbound.Completed(Text()),
        7 => new Outbound.Failed(Failure()),
        8 => new Outbound.ContinuedAsNew(Text(), Text()!, Byte() == 1),
        var tag => throw new InvalidDataException($"A history row holds an unknown action tag {tag}."),
    };

    Failure Failure()
    {
        var (type, message, stack, flags) = (Text()!, Text()!, Text(), Byte());
        return new Failure(type, message, stack, (flags & 2) == 0 ? null : Failure(), (flags & 1) == 1);
    }

    byte Byte()
    {
        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    int Int() => checked((int)Long());

    long Long()
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return (long)value;
            }

            shift += 7;
        }
    }

    string? Text()
    {
        var length = Long();
        if (length == 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(rest[..(int)(length - 1)]);
        rest = rest[(int)(length - 1)..];
        return text;
    }
}
