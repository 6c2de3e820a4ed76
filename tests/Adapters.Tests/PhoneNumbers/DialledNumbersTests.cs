using SupportFlows.Adapters.PhoneNumbers;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Tests.PhoneNumbers;

public sealed class DialledNumbersTests
{
    [Theory]
    [InlineData("+49 1511 2345678", null, "+4915112345678", NumberKind.Mobile)]
    [InlineData("0151 12345678", "DE", "+4915112345678", NumberKind.Mobile)]
    [InlineData("+49 (0) 30 123456", null, "+4930123456", NumberKind.Fixed)]
    [InlineData("00 49 30 123456", "DE", "+4930123456", NumberKind.Fixed)]
    [InlineData("＋８６ 138 0013 8000", null, "+8613800138000", NumberKind.Mobile)]
    [InlineData("(415) 867-5309", "US", "+14158675309", NumberKind.FixedOrMobile)]
    [InlineData("+390236618300", null, "+390236618300", NumberKind.Fixed)]
    [InlineData("+18005551234", null, "+18005551234", NumberKind.TollFree)]
    [InlineData("+88216123456", null, "+88216123456", NumberKind.Other)]
    public void Number_AsPeopleWriteIt_IsReadAsItIsDialled(string text, string? region, string e164, NumberKind kind) =>
        Assert.Equal(new DialledNumber(e164, kind), DialledNumbers.Read(text, region));

    // 555-01xx is reserved for fiction; the demo's people have such numbers.
    [Theory]
    [InlineData("+12025550100")]
    [InlineData("+12025550199")]
    public void Number_OfFiction_IsTaken(string text) => Assert.Equal(text, DialledNumbers.Read(text, null)?.E164);

    [Theory]
    [InlineData("+1234")]
    [InlineData("+493012345678901234")]
    [InlineData("+15550100")]
    [InlineData("+99912345678")]
    [InlineData("")]
    [InlineData("call me")]
    [InlineData("030 123456")]
    public void Number_ThatNoTelephoneHas_IsRefused(string text) => Assert.Null(DialledNumbers.Read(text, null));

    [Theory]
    [InlineData("+49 900 1234567")]
    [InlineData("+1 900 555 1234")]
    [InlineData("+44 909 879 0000")]
    [InlineData("+46 77 179 33 36")]
    public void Number_ThatChargesTheCaller_IsRefused(string text) => Assert.Null(DialledNumbers.Read(text, null));

    [Theory]
    [InlineData("+1 202 555 0123 ext. 5")]
    [InlineData("+1 202 555 0123;ext=5")]
    [InlineData("+1-202-FLOWERS")]
    public void Number_WithMoreThanCanBeDialled_IsRefusedRatherThanCutShort(string text) => Assert.Null(DialledNumbers.Read(text, null));
}
