using System.Net;
using Microsoft.AspNetCore.Http;
using NodaTime;
using SupportFlows.Domain.Rates;
using SupportFlows.Functions.Rates;

namespace SupportFlows.Stories.Rates;

public class CallersAreRemembered
{
    static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Fact]
    public void Memory_Of_A_Crowd_Is_Bounded_And_Keeps_Who_Is_Still_There()
    {
        var (memory, limit) = (new RateMemory(100), RateLimit.PerMinute(5));
        for (var n = 0; n < 5; n++)
        {
            Assert.True(memory.Take(Counted.Key, "eager", limit, Noon).IsTaken);
        }

        for (var n = 0; n < 10_000; n++)
        {
            Assert.True(memory.Take(Counted.Address, $"{n}", limit, Noon).IsTaken);
            Assert.InRange(memory.Count, 1, 100);
            if (n % 40 == 0)
            {
                Assert.False(memory.Take(Counted.Key, "eager", limit, Noon).IsTaken);
            }
        }

        Assert.True(memory.Take(Counted.Session, "eager", limit, Noon).IsTaken);
    }

    [Theory]
    [InlineData(0, "203.0.113.9", "192.0.2.1")]
    [InlineData(1, "evil, 203.0.113.9", "203.0.113.9")]
    [InlineData(1, "203.0.113.9:5123", "203.0.113.9")]
    [InlineData(2, "198.51.100.7, 203.0.113.9, 10.0.0.1", "203.0.113.9")]
    [InlineData(2, "203.0.113.9", "192.0.2.1")]
    [InlineData(1, "nobody", "192.0.2.1")]
    [InlineData(1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData(1, "::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData(1, "", "192.0.2.1")]
    public void Address_Is_What_Our_Own_Proxies_Heard(int hops, string forwarded, string expected)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        http.Request.Headers["X-Forwarded-For"] = forwarded;

        Assert.Equal(expected, CallerAddress.Of(http, hops));
    }
}
