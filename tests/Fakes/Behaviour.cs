namespace SupportFlows.Fakes;

/// <summary>What a provider does with one message or call. Without a script it delivers.</summary>
public enum Behaviour
{
    /// <summary>Accepts, then reports sent and delivered; a call is answered by a human, who stays until the test presses a key or hangs up.</summary>
    Deliver,

    /// <summary>Accepts, then reports that it could not send it at all.</summary>
    Fail,

    /// <summary>Accepts, then reports that it did not arrive. WeCom: says so at once, though with status 200.</summary>
    Undelivered,

    /// <summary>Accepts, and never reports anything.</summary>
    StaySilent,

    /// <summary>Accepts; the reports of a delivery wait for <see cref="FakeProvider.ReleaseCallbacksAsync"/>.</summary>
    CallBackLate,

    /// <summary>Accepts, and sends every report of a delivery twice.</summary>
    CallBackTwice,

    /// <summary>Accepts, and reports the end before the beginning.</summary>
    CallBackOutOfOrder,

    /// <summary>Email: accepts, reports that the other server asks to wait, and then a delivery.</summary>
    Defer,

    /// <summary>Email: accepts, and reports a delivery in one batch.</summary>
    CallBackTogether,

    /// <summary>429 with <c>Retry-After: 7</c>.</summary>
    RateLimited,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>Accepts and delivers, but the connection breaks before the answer.</summary>
    LoseAnswer,

    /// <summary>Accepts and delivers, but holds the connection without an answer until the caller hangs up.</summary>
    HoldAnswer,

    /// <summary>Breaks the connection, and has taken nothing.</summary>
    DropConnection,

    /// <summary>400: no such number or address.</summary>
    RefuseRecipient,

    /// <summary>400: the recipient has said STOP. Email: accepted, then reported as dropped.</summary>
    OptedOut,

    /// <summary>A call is picked up by a machine.</summary>
    AnsweredByMachine,

    /// <summary>A call meets a busy line. Chat: refused for now, though with status 200.</summary>
    Busy,

    /// <summary>A call rings out.</summary>
    NoAnswer,

    /// <summary>A call rings until the test picks it up or lets it ring out.</summary>
    KeepRinging,

    /// <summary>A call is picked up by a human, who hangs up without pressing a key.</summary>
    HangUp,

    /// <summary>A webhook is answered 410: nobody is there any more.</summary>
    Gone,

    /// <summary>A webhook is answered with a redirect to another path of the same receiver.</summary>
    Redirect,

    /// <summary>A webhook is accepted, and its answer begins, and never ends.</summary>
    EndlessAnswer,
}
