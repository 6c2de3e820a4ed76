using System.Globalization;

namespace SupportFlows.Fakes;

/// <summary>A call that Twilio accepted. It stays open until somebody ends it: the test is who it rings at, and the clock never is.</summary>
public sealed class FakeCall
{
    const int Patience = 20;

    readonly Lock gate = new();
    readonly TwilioResource resource;
    readonly TwilioCallForm form;
    readonly TwilioPosts posts;
    readonly Behaviour behaviour;
    readonly MessageLog<string> said = new();
    readonly Stack<Func<Task>> overtaken = new();
    TwimlScript script = TwimlScript.Empty;
    int sequence;
    int redirects;

    internal FakeCall(TwilioResource resource, TwilioCallForm form, Behaviour behaviour, TwilioPosts posts) =>
        (this.resource, this.form, this.behaviour, this.posts) = (resource, form, behaviour, posts);

    public string Id => resource.Sid;

    /// <summary>Our idempotency key, when the request carried one.</summary>
    public string? Key => form.Key;

    public string Recipient => resource.To;

    public string From => resource.From ?? "";

    /// <summary>Where Twilio asks what to say.</summary>
    public Uri? Url => form.Url;

    /// <summary>Seconds that it rings.</summary>
    public int? Timeout => form.Timeout;

    /// <summary>As the API says it: <c>queued</c>, <c>ringing</c>, <c>in-progress</c>, or how it ended.</summary>
    public string Status => resource.Status;

    public bool IsOver => Status is not ("queued" or "ringing" or "in-progress");

    /// <summary>What was said to whoever picked up, in order.</summary>
    public IReadOnlyList<string> Said => said.Items;

    /// <summary>It waits for keys.</summary>
    public bool IsListening => !IsOver && script.Gather is not null;

    /// <summary>Keys, as the app asked for them.</summary>
    public async Task PressAsync(string keys)
    {
        var gather = IsListening ? script.Gather! : throw new InvalidOperationException($"Nobody waits for keys: the call is {Status}, and said '{string.Join(' ', Said)}'.");
        if (gather.Take(keys) is not { Length: > 0 } digits)
        {
            await WaitOutAsync();
            return;
        }

        script = TwimlScript.Empty;
        await FetchAsync(gather.Action ?? script.Address ?? form.Url!, new() { ["Digits"] = digits });
    }

    /// <summary>Presses nothing for as long as the app listens.</summary>
    public Task WaitOutAsync()
    {
        if (!IsListening)
        {
            throw new InvalidOperationException($"Nobody waits for keys: the call is {Status}.");
        }

        script.Gather = null;
        return PlayAsync();
    }

    public Task HangUpAsync() => EndAsync("completed");

    /// <summary>Picks up a call that keeps ringing.</summary>
    public async Task AnswerAsync(string answeredBy = "human")
    {
        if (form.DetectsMachines)
        {
            resource.AnsweredBy = answeredBy;
        }

        await MoveAsync("in-progress");
        await (form.Twiml is { } words ? PlayAsync(TwimlScript.Parse(words, form.Url)) : FetchAsync(form.Url!, []));
    }

    /// <summary>Lets it ring until Twilio gives up.</summary>
    public Task RingOutAsync() => EndAsync("no-answer");

    /// <summary>By the API.</summary>
    /// <returns>The report of its end, to be made once the API has answered; null when there was nothing to end any more.</returns>
    internal Func<Task>? Update(string status)
    {
        if (IsOver)
        {
            return null;
        }

        var end = Status is "in-progress" ? "completed" : "canceled";
        return (status == "canceled" && end == "completed") || !TryMove(end) ? () => Task.CompletedTask : () => ReportAsync(end);
    }

    /// <summary>What happens by itself.</summary>
    internal async Task RunAsync()
    {
        if (behaviour is Behaviour.StaySilent)
        {
            return;
        }

        await ReportAsync("initiated");
        if (behaviour is Behaviour.Fail or Behaviour.Undelivered)
        {
            await EndAsync("failed");
            return;
        }

        await MoveAsync("ringing");
        await (behaviour switch
        {
            Behaviour.Busy => EndAsync("busy"),
            Behaviour.NoAnswer => EndAsync("no-answer"),
            Behaviour.KeepRinging => Task.CompletedTask,
            Behaviour.AnsweredByMachine => ByMachineAsync(),
            Behaviour.HangUp => ByHastyHumanAsync(),
            _ => AnswerAsync(),
        });
    }

    async Task ByMachineAsync()
    {
        await AnswerAsync("machine_start");
        for (var asked = 0; IsListening && asked < Patience; asked++)
        {
            await WaitOutAsync();
        }

        await EndAsync("completed");
    }

    async Task ByHastyHumanAsync()
    {
        await AnswerAsync();
        await EndAsync("completed");
    }

    async Task FetchAsync(Uri address, Dictionary<string, string> more)
    {
        if (IsOver)
        {
            return;
        }

        var (status, body) = await posts.PostAsync(address, new(Fields().Concat(more)));
        await (status is 200 ? PlayAsync(TwimlScript.Parse(body, address)) : PlayAsync(TwimlScript.Broken));
    }

    Task PlayAsync(TwimlScript next)
    {
        script = next;
        return PlayAsync();
    }

    async Task PlayAsync()
    {
        while (!IsOver && script.Next() is { } verb)
        {
            foreach (var words in verb.Words)
            {
                said.Add(words);
            }

            if (verb.Gather is { } gather)
            {
                script.Gather = gather;
                return;
            }

            if (verb.Redirect is { } address && ++redirects <= Patience)
            {
                await FetchAsync(address, []);
                return;
            }
        }

        await EndAsync("completed");
    }

    async Task MoveAsync(string status)
    {
        if (TryMove(status))
        {
            await ReportAsync(status);
        }
    }

    Task EndAsync(string status) => MoveAsync(status);

    bool TryMove(string status)
    {
        lock (gate)
        {
            if (IsOver)
            {
                return false;
            }

            resource.Status = status;
            return true;
        }
    }

    Task ReportAsync(string status)
    {
        if (form.StatusCallback is not { } url || !form.Reports(status))
        {
            return Task.CompletedTask;
        }

        var fields = Fields();
        fields["CallStatus"] = status;
        fields["Timestamp"] = posts.Now.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        fields["CallbackSource"] = "call-progress-events";
        fields["SequenceNumber"] = $"{sequence++}";
        if (IsOver)
        {
            fields["CallDuration"] = "1";
        }

        return InOrderAsync(status, () => posts.ReportAsync(Id, status, behaviour, url, fields));
    }

    async Task InOrderAsync(string status, Func<Task> report)
    {
        if (behaviour is Behaviour.CallBackOutOfOrder && status is ("initiated" or "ringing"))
        {
            overtaken.Push(report);
            return;
        }

        await report();
        while (overtaken.TryPop(out var late))
        {
            await late();
        }
    }

    Dictionary<string, string> Fields()
    {
        var fields = new Dictionary<string, string>
        {
            ["CallSid"] = Id,
            ["AccountSid"] = resource.AccountSid,
            ["From"] = From,
            ["To"] = Recipient,
            ["CallStatus"] = Status,
            ["Direction"] = "outbound-api",
            ["ApiVersion"] = "2010-04-01",
        };
        if (resource.AnsweredBy is { } answeredBy)
        {
            fields["AnsweredBy"] = answeredBy;
        }

        return fields;
    }
}
