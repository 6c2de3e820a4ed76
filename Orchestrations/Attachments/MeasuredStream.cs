using System.Security.Cryptography;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Orchestrations.Attachments;

/// <summary>What somebody sends, counted and hashed while it is read, once and forwards.</summary>
/// <param name="most">Bytes. One more is refused while it is read, so that nobody has to believe what was said of its length.</param>
sealed class MeasuredStream(Stream inner, long most) : Stream
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Bytes so far.</summary>
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("How long it is shows at its end.");

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException("It is read once, forwards.");
    }

    /// <summary>Of what was read so far, in hex.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <exception cref="RefusalException">It is longer than is taken, or ends in its middle.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException broken)
        {
            throw new RefusalException(RefusalKind.Malformed, $"The file did not come whole: {broken.Message} Nothing of it is kept; send it again.");
        }

        if ((Count += read) > most)
        {
            throw AttachmentDesk.TooLarge(most);
        }

        hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A request is not waited for by a thread.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read once, forwards.");

    public override void SetLength(long value) => throw new NotSupportedException("It is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is only read.");

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }
}
