namespace SupportFlows.Client;

/// <summary>A request to guard a launch event.</summary>
public sealed record NewIemRequest
{
    /// <summary>Its name.</summary>
    public required string Event { get; init; }

    /// <summary>In its zone.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>tz database id. Null: the account's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>In the customer's words and unit.</summary>
    public string? ExpectedPeak { get; init; }

    /// <summary>Of the vendor's products, those that it uses.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Who is told; at least one.</summary>
    public required IReadOnlyList<IemContact> Contacts { get; init; }

    /// <summary>Days beyond the complimentary ones, to be bought. Null: none.</summary>
    public int? FurtherDays { get; init; }

    /// <summary>What is known of it already.</summary>
    public IemPlan? Plan { get; init; }

    /// <summary>The caller's own number: the same one again is the same request.</summary>
    public string? ExternalId { get; init; }

    /// <summary>For staff; a customer's key requests for its own account.</summary>
    public string? AccountId { get; init; }
}

/// <summary>What a milestone hands in.</summary>
/// <param name="Deliverable">Its id within the milestone.</param>
/// <param name="Link">Where it is, or what it says.</param>
public sealed record HandedIn(string Deliverable, string Link);

/// <summary>An answer of the readiness scorecard.</summary>
/// <param name="Item">Id of the question.</param>
/// <param name="Light">One of <see cref="Lights"/>.</param>
/// <param name="Note">More words.</param>
public sealed record ScorecardAnswer(string Item, string Light, string? Note = null);
