namespace SupportFlows.Orchestrations.Answers;

/// <summary>What the provider of calls tells of one.</summary>
/// <param name="Key">Of the message that is called about.</param>
/// <param name="Step">How often the menu has been read out, from 1.</param>
/// <param name="Digits">The key that was pressed; null: none.</param>
/// <param name="AnsweredBy">As Twilio names it: <c>human</c>, <c>machine_start</c>, <c>fax</c>, <c>unknown</c>; null: it did not look.</param>
public sealed record CallEvent(string Key, string CallSid, int Step, string? Digits, string? AnsweredBy);

/// <summary>What the person who picked up hears next.</summary>
/// <param name="Language">BCP 47, as voices are named.</param>
/// <param name="AskStep">A key is asked for, and silence comes back as this step; null: we hang up.</param>
public sealed record CallTurn(string Language, string Say, int? AskStep = null);
