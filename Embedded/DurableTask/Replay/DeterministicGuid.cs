using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>An id that depends only on who asks, when, and for which time: the same at every replay.</summary>
static class DeterministicGuid
{
    internal static Guid Create(string instanceId, int generation, DateTime now, int count)
    {
        var length = Encoding.UTF8.GetByteCount(instanceId);
        var seed = new byte[length + 16];
        Encoding.UTF8.GetBytes(instanceId, seed);
        BinaryPrimitives.WriteInt64BigEndian(seed.AsSpan(length), now.Ticks);
        BinaryPrimitives.WriteInt32BigEndian(seed.AsSpan(length + 8), generation);
        BinaryPrimitives.WriteInt32BigEndian(seed.AsSpan(length + 12), count);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        // The form of a name-based id (RFC 9562, version 8).
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
