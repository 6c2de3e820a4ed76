using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>SPEC section 1, scope: judged on arrival, before a human reads it.</summary>
public class ScopeVerdictTests
{
    [Theory]
    [InlineData("business", null, null, ScopeKind.In, "no-software")]
    [InlineData("basic", null, null, ScopeKind.In, "no-software")]
    [InlineData("basic", "ssh", null, ScopeKind.Out, "plan-without-third-party")]
    [InlineData("developer", "OpenSSH", null, ScopeKind.In, "listed")]
    [InlineData("business", "  Windows   Firewall ", null, ScopeKind.In, "listed")]
    [InlineData("business", "vsftpd", "3.0", ScopeKind.In, "listed")]
    [InlineData("business", "vsftpd", "3.0.2-28.el7", ScopeKind.In, "listed")]
    [InlineData("business", "vsftpd 3.0.5", null, ScopeKind.In, "listed")]
    [InlineData("business", "vsftpd", "v2.9.9", ScopeKind.Out, "version-too-low")]
    [InlineData("business", "vsftpd", null, ScopeKind.Advisory, "version-unknown")]
    [InlineData("business", "vsftpd", "the newest", ScopeKind.Advisory, "version-unknown")]
    [InlineData("business", "FileZilla Server", "0.9.60.2", ScopeKind.In, "listed")]
    [InlineData("business", "FileZilla Server", "0.9.60.10", ScopeKind.In, "listed")]
    [InlineData("business", "FileZilla Server", "1.8", ScopeKind.In, "listed")]
    [InlineData("business", "FileZilla Server", "0.9.60.1", ScopeKind.Out, "version-too-low")]
    [InlineData("business", "FileZilla Server", "0.9.60", ScopeKind.Out, "version-too-low")]
    [InlineData("enterprise", "Apache Kafka", "3.7", ScopeKind.Out, "not-listed")]
    public void Verdict_OnSoftware_FollowsTheListAndThePlan(string plan, string? name, string? version, ScopeKind verdict, string code)
    {
        var scope = TicketStory.Filed(plan, with: r => r with { Software = name is null ? null : new Software(name, version) }).Ticket.Scope;

        Assert.Equal((verdict, code), (scope.Verdict, scope.Code));
        Assert.NotEmpty(scope.Reason);
    }
}
