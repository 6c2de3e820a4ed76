namespace SupportFlows.Client;

/// <content>What is worked out before the event, said while it runs, and wrapped up after it.</content>
public sealed partial class IemApi
{
    /// <summary>Says that a milestone is done. For staff.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="milestone">Its id.</param>
    /// <param name="deliverables">What is handed in. Null: nothing more.</param>
    /// <param name="note">More words.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> CompleteMilestoneAsync(string id, string milestone, IEnumerable<HandedIn>? deliverables = null, string? note = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "milestones", milestone, "complete"), new { deliverables, note }, options, cancellation);

    /// <summary>Hands a milestone to somebody. For staff.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="milestone">Its id.</param>
    /// <param name="owner">Person's id.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> AssignMilestoneAsync(string id, string milestone, string owner, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "milestones", milestone, "assign"), new { owner }, options, cancellation);

    /// <summary>Writes down what it is worked through with; parts that are left out stay as they are.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="plan">What is known now.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> SetPlanAsync(string id, IemPlan plan, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "plan"), plan, options, cancellation);

    /// <summary>Answers questions of the readiness scorecard. For staff.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="answers">Those that are left out stay as they are.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> AnswerScorecardAsync(string id, IEnumerable<ScorecardAnswer> answers, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "scorecard"), new { answers }, options, cancellation);

    /// <summary>Writes down what may go wrong.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="title">What.</param>
    /// <param name="rating">One of <see cref="Lights"/>.</param>
    /// <param name="owner">Who sees to it.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> OpenRiskAsync(string id, string title, string rating, string? owner = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "risks"), new { title, rating, owner }, options, cancellation);

    /// <summary>Says what became of a risk.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="risk">Its id.</param>
    /// <param name="state"><c>open</c>, <c>closed</c> or <c>accepted</c>.</param>
    /// <param name="note">More words.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> SetRiskAsync(string id, string risk, string state, string? note = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "risks", risk), new { state, note }, options, cancellation);

    /// <summary>Says who watches on its days, in place of who did. For staff.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="shifts">All of them.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> SetRosterAsync(string id, IEnumerable<IemShift> shifts, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "roster"), new { shifts }, options, cancellation);

    /// <summary>Says how it goes. For staff.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="state">One of <see cref="Lights"/>.</param>
    /// <param name="note">The customer reads it.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> UpdateAsync(string id, string state, string note, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "updates"), new { state, note }, options, cancellation);

    /// <summary>Writes the words of the wrap-up report. For staff.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="summary">The words.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> WriteReportAsync(string id, string summary, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "report"), new { summary }, options, cancellation);

    /// <summary>Ends it. For staff.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="reasonCode">One of <see cref="IemReasons"/>.</param>
    /// <param name="note">More words.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> CloseAsync(string id, string reasonCode, string? note = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "close"), new { reasonCode, note }, options, cancellation);

    /// <summary>Says what the customer thought of it. For customers.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="rating">1 to 5.</param>
    /// <param name="comment">In words.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> SurveyAsync(string id, int rating, string? comment = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "survey"), new { rating, comment }, options, cancellation);
}
