namespace SupportFlows.Guard.Api;

/// <summary>The guard itself: it must catch an invention, and let pass what is allowed.</summary>
public class ApiComparerTests
{
    const string Real = """
        class SupportFlows.Guard.Api.ApiComparerTests.Clock : TimePiece, IDisposable
          .ctor(string zone, bool summer = true)
          int Hour { get; }
          void Dispose()
          void Set(int hour, int minute = 0, int second = 0)

        class SupportFlows.Guard.Api.ApiComparerTests.TimePiece
        """;

    [Fact]
    public void Type_WithOptionalParametersAndABaseLeftOut_Passes() => Assert.Empty(Inventions(typeof(Allowed.Clock)));

    [Fact]
    public void Type_NotListed_IsNamed()
        => Assert.Equal(["SupportFlows.Guard.Api.ApiComparerTests.Sundial: the real packages have no such type. Nearest: 'SupportFlows.Guard.Api.ApiComparerTests.Clock'"], Inventions(typeof(Sundial)));

    [Fact]
    public void Member_Invented_IsNamedWithTheNearest()
    {
        var found = Inventions(typeof(Invented.Clock));

        Assert.Equal(
            [
                ": it is no IDisposable, which the real one is",
                ": '.ctor(bool summer = true)' is not really there. Nearest: '.ctor(string zone, bool summer = true)'",
                ": 'long Hour { get; }' is not really there. Nearest: 'int Hour { get; }'",
                ": 'int Hours { get; }' is not really there. Nearest: 'int Hour { get; }'",
                ": 'void Set(int hours)' is not really there. Nearest: 'void Set(int hour, int minute = 0, int second = 0)'",
            ],
            found.Select(line => line[line.IndexOf(": ", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void Kind_OfAnotherSort_IsNamed()
        => Assert.Contains(Inventions(typeof(Sealed.Clock)), line => line.EndsWith("it is a 'sealed class' but really a 'class'", StringComparison.Ordinal));

    // The samples are nested one deeper than the listing says, so that there can be several of one name.
    static IReadOnlyList<string> Inventions(Type type)
    {
        var holder = type.DeclaringType == typeof(ApiComparerTests) ? "" : type.DeclaringType!.Name + ".";
        return new ApiComparer(ApiListing.Of(Real.Replace("ApiComparerTests.Clock", $"ApiComparerTests.{holder}Clock", StringComparison.Ordinal))).Inventions([type]);
    }

#pragma warning disable CA1034, CA1063, CA1816, CS9113, IDE0060 // Samples of surfaces; nobody runs them.
    public sealed class Sundial;

    public static class Allowed
    {
        public class Clock(string zone) : IDisposable
        {
            public int Hour => zone.Length;

            public void Set(int hour, int second = 0)
            {
            }

            public void Dispose()
            {
            }
        }
    }

    public static class Invented
    {
        public class Clock(bool summer = true)
        {
            public long Hour => 1;

            public int Hours => 2;

            public void Set(int hours)
            {
            }
        }
    }

    public static class Sealed
    {
        public sealed class Clock(string zone) : IDisposable
        {
            public void Dispose()
            {
            }
        }
    }
#pragma warning restore CA1034, CA1063, CA1816, CS9113, IDE0060
}
