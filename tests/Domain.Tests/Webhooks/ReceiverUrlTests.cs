using System.Net;
using SupportFlows.Domain.Webhooks;

namespace SupportFlows.Domain.Tests.Webhooks;

public class ReceiverUrlTests
{
    [Theory]
    [InlineData("https://hooks.example.com/a?token=b")]
    [InlineData("https://8.8.8.8:8443/")]
    [InlineData("https://[2a00:1450:4001::1]/")]
    public void Address_OnThePublicInternet_IsTaken(string url) => Assert.Null(ReceiverUrl.WhyNot(url, allowsLoopback: false));

    [Theory]
    [InlineData(null, "required")]
    [InlineData("hooks.example.com", "whole address")]
    [InlineData("ftp://hooks.example.com/", "whole address")]
    [InlineData("http://hooks.example.com/", "https")]
    [InlineData("https://ann:secret@hooks.example.com/", "user name or password")]
    [InlineData("https://hooks.example.com/#a", "#")]
    [InlineData("https://localhost/", "public internet")]
    [InlineData("https://127.0.0.1/", "public internet")]
    [InlineData("https://2130706433/", "public internet")]
    [InlineData("https://0x7f.1/", "public internet")]
    [InlineData("https://[::1]/", "public internet")]
    [InlineData("https://[::ffff:10.0.0.1]/", "public internet")]
    [InlineData("https://10.1.2.3/", "public internet")]
    [InlineData("https://169.254.169.254/latest/meta-data", "public internet")]
    public void Address_ThatIsNot_IsRefusedAndSaysWhy(string? url, string why) => Assert.Contains(why, ReceiverUrl.WhyNot(url, allowsLoopback: false), StringComparison.Ordinal);

    [Fact]
    public void Address_OfMoreThan2048Characters_IsRefused() => Assert.Contains("2049", ReceiverUrl.WhyNot("https://a.example/" + new string('x', 2049 - 18), allowsLoopback: false), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:8000/hook", true)]
    [InlineData("http://localhost:8000/hook", true)]
    [InlineData("http://hooks.example.com/", false)]
    [InlineData("https://10.1.2.3/", false)]
    [InlineData("http://10.1.2.3/", false)]
    public void Address_InDevelopment_MayBeThisMachineAndNothingElse(string url, bool taken) => Assert.Equal(taken, ReceiverUrl.WhyNot(url, allowsLoopback: true) is null);

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001:0:1::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("2002:808:808::1", true)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::7f00:1", false)]
    public void Address_Resolved_IsConnectedToOnlyWhenItIsPublic(string address, bool allowed) => Assert.Equal(allowed, ReceiverAddress.Allows(IPAddress.Parse(address), allowsLoopback: false));
}
