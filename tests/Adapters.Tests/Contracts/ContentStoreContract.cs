using System.Security.Cryptography;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Contracts;

/// <summary>What every store of contents does. An implementation derives it.</summary>
public abstract class ContentStoreContract
{
    const string Name = "tickets/t-1/a-1";

    /// <summary>More than one piece of either store, and not a whole number of them.</summary>
    const int Large = (9 * 1024 * 1024) + 1;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IContentStore Store { get; }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Large)]
    public async Task Content_IsReadBackAsItWasWritten(int length)
    {
        var content = Bytes(length);

        await WriteAsync(Name, content);

        Assert.Equal(Convert.ToHexString(SHA256.HashData(content)), Convert.ToHexString(SHA256.HashData((await ReadAsync(Name))!)));
    }

    [Fact]
    public async Task Content_NotThere_IsNullAndDeletedWithoutAWord()
    {
        Assert.Null(await ReadAsync(Name));
        await Store.DeleteAsync(Name, Cancellation);
        await WriteAsync("tickets/t-1/a-2", [2]);
        Assert.Null(await ReadAsync(Name));
        await Store.DeleteAsync(Name, Cancellation);
    }

    [Fact]
    public async Task Content_UnderANameThatHasOne_LeavesThatAsItIs()
    {
        await WriteAsync(Name, [1]);

        await WriteAsync(Name, [2, 2]);

        Assert.Equal([1], await ReadAsync(Name));
    }

    [Fact]
    public async Task Content_ThatManyWriteAtOnce_IsOneOfThemWhole()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(n => WriteAsync(Name, [.. Enumerable.Repeat((byte)n, 1000)])));

        var kept = (await ReadAsync(Name))!;
        Assert.Equal(1000, kept.Length);
        Assert.Single(kept.Distinct());
    }

    [Fact]
    public async Task Deleted_IsGone_TheOthersAreNot_AndCanBeWrittenAnew()
    {
        await WriteAsync(Name, [1]);
        await WriteAsync(Name + "2", [2]);

        await Store.DeleteAsync(Name, Cancellation);

        Assert.Null(await ReadAsync(Name));
        Assert.Equal([2], await ReadAsync(Name + "2"));
        await WriteAsync(Name, [3]);
        Assert.Equal([3], await ReadAsync(Name));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Large)]
    public async Task Content_ThatCannotBeReadToItsEnd_LeavesNothingAndSaysWhatTheReadingSaid(int before)
    {
        using var torn = new TornStream(Bytes(before));

        Assert.Equal("Torn.", (await Assert.ThrowsAsync<EndOfStreamException>(() => Store.WriteAsync(Name, torn, Cancellation))).Message);

        Assert.Null(await ReadAsync(Name));
        await WriteAsync(Name, [1]);
        Assert.Equal([1], await ReadAsync(Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("tickets/../secret")]
    [InlineData("tickets//a")]
    [InlineData("tickets/a/")]
    [InlineData("tickets\\a")]
    [InlineData("Tickets/a")]
    [InlineData("tickets/a.new")]
    [InlineData("tickets/-a")]
    [InlineData("a/b/c/d/e")]
    [InlineData("tickets/a\n")]
    [InlineData("c:/a")]
    public async Task Name_ThatCouldLeadElsewhere_IsRefused(string name)
    {
        Assert.Contains("is refused", (await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(name, [1]))).Message);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(name, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(name, Cancellation));
    }

    protected Task WriteAsync(string name, byte[] content) => Store.WriteAsync(name, new ForwardStream(content), Cancellation);

    protected async Task<byte[]?> ReadAsync(string name)
    {
        await using var content = await Store.OpenAsync(name, Cancellation);
        if (content is null)
        {
            return null;
        }

        using var all = new MemoryStream();
        await content.CopyToAsync(all, Cancellation);
        return all.ToArray();
    }

    static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var n = 0; n < length; n++)
        {
            bytes[n] = (byte)((n * 31) ^ (n >> 10));
        }

        return bytes;
    }

    /// <summary>As the body of a request is: of no length that is known, and read once.</summary>
    class ForwardStream(byte[] content) : MemoryStream(content, writable: false)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }

    sealed class TornStream(byte[] before) : ForwardStream(before)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new EndOfStreamException("Torn.");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
