namespace SupportFlows.Client;

/// <summary>What an account is entitled to.</summary>
public sealed record Entitlements : Answer
{
    /// <summary>The account's.</summary>
    public required string AccountId { get; init; }

    /// <summary>In force now.</summary>
    public required string Plan { get; init; }

    /// <summary>Ids of the services that the plan includes.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Guarded launch events. Null: the plan has none.</summary>
    public IemEntitlement? Iem { get; init; }
}

/// <summary>What there is of guarded launch events.</summary>
public sealed record IemEntitlement
{
    /// <summary>Consecutive calendar days of a session; further ones are bought.</summary>
    public int DaysPerSession { get; init; }

    /// <summary>Business days between the request and the first day that are recommended.</summary>
    public int NoticeBusinessDays { get; init; }

    /// <summary>Price of a further day. Null: none can be bought.</summary>
    public DayPrice? FurtherDay { get; init; }

    /// <summary>That is running.</summary>
    public required ServiceYear ServiceYear { get; init; }

    /// <summary>In this service year.</summary>
    public required SessionCount Sessions { get; init; }

    /// <summary>Who took them.</summary>
    public IReadOnlyList<SessionClaim> Claims { get; init; } = [];

    /// <summary>The service year to come. Null: it is not known yet, or ends the plan.</summary>
    public NextServiceYear? Next { get; init; }
}

/// <summary>A service year to come.</summary>
/// <param name="ServiceYear">When it is.</param>
/// <param name="Sessions">In it.</param>
/// <param name="Claims">Who took them.</param>
public sealed record NextServiceYear(ServiceYear ServiceYear, SessionCount Sessions, IReadOnlyList<SessionClaim> Claims);

/// <summary>A year of a plan.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record ServiceYear(DateTimeOffset From, DateTimeOffset To);

/// <summary>Complimentary sessions of a service year.</summary>
/// <param name="Granted">In all.</param>
/// <param name="Used">Have begun.</param>
/// <param name="Reserved">Have not begun.</param>
/// <param name="Left">May still be requested.</param>
public sealed record SessionCount(int Granted, int Used, int Reserved, int Left);

/// <summary>A session that was taken.</summary>
/// <param name="RequestId">By which request.</param>
/// <param name="FirstDay">In the customer's zone.</param>
/// <param name="LastDay">Inclusive.</param>
/// <param name="FurtherDays">Days that are bought.</param>
/// <param name="Complimentary">It counts against the granted ones.</param>
public sealed record SessionClaim(string RequestId, DateOnly FirstDay, DateOnly LastDay, int FurtherDays, bool Complimentary);

/// <summary>The price of a day.</summary>
/// <param name="PerDay">In the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record DayPrice(decimal PerDay, string Currency);
