using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Stories.Access;

public class StaffSignInSettings
{
    [Fact]
    public void Whole_Settings_Are_Read_And_Never_Print_The_Secret()
    {
        var staff = Read(Environments.Production, ("Staff:SignIn:ClientId", " 1234 "), ("Staff:SignIn:ClientSecret", "s3cret"), ("Staff:SignIn:Name", "Vendor"), ("PublicUrl", "https://support.vendor.example/"));

        Assert.Equal(new StaffSignIn("1234", "s3cret", "Vendor"), staff.SignIn);
        Assert.DoesNotContain("s3cret", staff.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Public_Client_Has_No_Secret_And_Development_No_Address()
    {
        Assert.Null(Read(Environments.Production).SignIn);
        Assert.Equal(new StaffSignIn("1234", null, ""), Read(Environments.Development, ("Staff:SignIn:ClientId", "1234"), ("Staff:SignIn:ClientSecret", "")).SignIn);
    }

    [Fact]
    public void Faults_Are_Named_All_At_Once_Without_The_Secret()
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read(
            Environments.Production, ("Staff:SignIn:ClientId", ""), ("Staff:SignIn:ClientSecret", "s3cret with spaces"), ("Staff:SignIn:Name", new string('n', 61)), ("PublicUrl", "http://support.vendor.example")));

        Assert.All(["SignIn:ClientId", "SignIn:ClientSecret", "SignIn:Name has 61", "PublicUrl is 'http:"], said => Assert.Contains(said, refused.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", refused.Message, StringComparison.Ordinal);
        Assert.Contains("PublicUrl is not set", Assert.Throws<StartRefusedException>(() => Read(Environments.Production, ("Staff:SignIn:ClientId", "1234"))).Message, StringComparison.Ordinal);
    }

    static StaffSettings Read(string environment, params (string Name, string Value)[] settings) => StaffConfiguration.Read(
        new ConfigurationBuilder().AddInMemoryCollection(
            [new("SupportFlows:Staff:Authority", "https://login.vendor.example"), new("SupportFlows:Staff:Audience", "us"), .. settings.Select(s => KeyValuePair.Create($"SupportFlows:{s.Name}", (string?)s.Value))]).Build(),
        new HostingEnvironment { EnvironmentName = environment });
}
