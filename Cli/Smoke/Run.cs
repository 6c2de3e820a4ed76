namespace SupportFlows.Cli.Smoke;

/// <summary>One run of the checks: whom it is about, what it has made so far, and how that is taken away again.</summary>
/// <param name="id">In the names of all that it makes.</param>
/// <param name="email">Of the customer.</param>
sealed class Run(Instance app, string id, string email, Form? form, TimeSpan late, TimeProvider time, CancellationToken cancellation)
{
    // A queue of Azure Storage that was idle is looked at only every half minute.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    readonly Stack<(string What, Func<CancellationToken, Task<Reply>> Undo)> made = new();
    Offer? offer;
    Cast? cast;
    string? ticket;

    public Instance App => app;

    public string Id => id;

    public string Email => email;

    public TimeSpan Late => late;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Null: no form is checked.</summary>
    public Form? Form { get; set; } = form;

    /// <summary>The phone of the one who is paged; null where none can be answered from here.</summary>
    public Phone? Phone { get; set; }

    public Offer Offer { get => Had(offer, "a catalog"); set => offer = value; }

    public Cast Cast { get => Had(cast, "accounts and keys"); set => cast = value; }

    /// <summary>Id of the ticket that most checks are about.</summary>
    public string Ticket { get => Had(ticket, "a ticket"); set => ticket = value; }

    /// <summary>The instance's clock may be another than ours.</summary>
    public async Task<DateTimeOffset> NowAsync() => (await app.GetAsync("api/health", null, cancellation)).Is(200).Json.Instant("time");

    /// <summary>Looks until it is there.</summary>
    /// <param name="what">In words: it is in the reason when it never comes.</param>
    /// <param name="look">Says what it sees beside it.</param>
    /// <returns>What was waited for.</returns>
    public async Task<T> UntilAsync<T>(string what, Func<Task<(T? Found, string Seen)>> look, TimeSpan? patience = null)
        where T : class
    {
        var longest = patience ?? Patience;
        for (var began = time.GetTimestamp(); ;)
        {
            var (found, seen) = await look();
            if (found is not null)
            {
                return found;
            }

            if (time.GetElapsedTime(began) >= longest)
            {
                throw new CheckFailedException($"Waited {longest.TotalSeconds:0} s for {what}. Seen last: {seen}");
            }

            await Task.Delay(Between, time, cancellation);
        }
    }

    /// <summary>Will be taken away at the end, however that comes.</summary>
    /// <param name="undo">Of something that is gone already it is answered 404 or 409.</param>
    public void Made(string what, Func<CancellationToken, Task<Reply>> undo) => made.Push((what, undo));

    /// <summary>The last one first.</summary>
    /// <returns>What is still there, and why.</returns>
    public async Task<IReadOnlyList<string>> CleanUpAsync(CancellationToken cleaning)
    {
        var left = new List<string>();
        while (made.TryPop(out var thing))
        {
            try
            {
                (await thing.Undo(cleaning)).Is(200, 204, 404, 409);
            }
            catch (Exception fault) when (fault is CheckFailedException or OperationCanceledException)
            {
                left.Add($"{thing.What} ({fault.Message})");
            }
        }

        return left;
    }

    static T Had<T>(T? thing, string what)
        where T : class => thing ?? throw new CheckSkippedException($"there is {what} to check it with only when the checks before it pass");
}

/// <summary>Who takes part.</summary>
/// <param name="Account">Of the customer with the best plan.</param>
/// <param name="Customer">Key.</param>
/// <param name="OtherAccount">On the free plan.</param>
/// <param name="Other">Key.</param>
/// <param name="Staff">Key.</param>
/// <param name="Policy">Pages of the customer's tickets go by it.</param>
sealed record Cast(string Account, string Customer, string OtherAccount, string Other, string Staff, string Policy);

/// <summary>A form source that signs by the generic scheme.</summary>
/// <param name="Secret">Null: it is not known here.</param>
/// <param name="IsGuess">Nobody named it: a development instance has it as a rule.</param>
sealed record Form(string Source, string? Secret, bool IsGuess);
