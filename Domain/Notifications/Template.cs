namespace SupportFlows.Domain.Notifications;

/// <summary>A message that has words, and what those words may use. Every datum is text; each named here is a key of <see cref="Notice.Data"/>.</summary>
/// <remarks>
/// Instants are ISO 8601 UTC, durations ISO 8601, names of the domain as on the wire: <c>plan</c> a plan id; <c>severity</c>, <c>submitted</c>, <c>owed</c>, <c>before</c>, <c>current</c> severities;
/// <c>clock</c> one of <c>first-response</c>, <c>next-response</c>, <c>resolution</c>; <c>scope</c> one of <c>in</c>, <c>advisory</c>, <c>out</c>; <c>status</c> a ticket status;
/// <c>scopeCode</c> one of <see cref="Tickets.ScopeCodes"/>;
/// <c>why</c> of <c>ticket-triage</c>: <c>unknown-sender</c>, <c>nobody-available</c>; of <c>ticket-closed</c>: <c>closed</c>, <c>no-answer</c>, <c>resolved</c>, <c>merged</c>;
/// <c>kind</c> of <c>page-bundle</c>: <c>alert</c>, <c>status</c>;
/// <c>reason</c> of <c>page-alert</c>: one of <see cref="Pages.PageReasons"/>, or words; its <c>level</c> a number from 1, null for the last resort; its <c>code</c> the number in replies;
/// <c>happened</c> of <c>page-status</c>: <c>acknowledged</c>, <c>closed</c>, or what became of the ticket, <c>answered</c>, <c>resolved</c>, <c>merged</c>;
/// <c>outcome</c> of <c>answer-page</c>: <c>acknowledged</c>, <c>already-acknowledged</c>, <c>escalated</c>, <c>closed</c>, <c>already-closed</c>;
/// <c>problem</c> of <c>answer-useless</c> a <see cref="Delivery.ReplyProblem"/>, of <c>answer-menu</c> anything when a key meant nothing;
/// <c>state</c> of <c>answer-link</c> a page's status: <c>triggered</c>, <c>acknowledged</c>, <c>closed</c>;
/// <c>why</c> of <c>answer-goodbye</c>: <c>machine</c>, <c>no-key</c>, <c>unknown</c>;
/// days (<c>firstDay</c>, <c>lastDay</c>, <c>wasFirstDay</c>, <c>wasLastDay</c>) are ISO 8601 dates; <c>amount</c> and <c>quoteAmount</c> a number and a currency (<c>2000.00 USD</c>);
/// <c>why</c> of <c>iem-approval</c>: <c>asked</c>, <c>reminder</c>, <c>unanswered</c>; of <c>iem-moved</c>: <c>rescheduled</c>, <c>extended</c>;
/// of <c>webhook-trouble</c>: <c>gone</c>, <c>failing</c>, <c>given-up</c>;
/// of <c>iem-ended</c>: <c>cancelled</c>, <c>rejected</c>, <c>no-go</c>, <c>not-approved</c>, <c>not-bought</c>;
/// <c>state</c> of <c>iem-quote</c>: <c>offered</c>, <c>accepted</c>, <c>expired</c>; of <c>iem-status</c>: <c>green</c>, <c>amber</c>, <c>red</c>;
/// <c>expedited</c> and <c>givenBack</c> are <c>true</c> or null; <c>milestone</c> a milestone's id in the catalog; <c>milestones</c> a list <c>id=instant;id=instant</c>;
/// <c>shifts</c> a list <c>instant/instant;instant/instant</c>; <c>deliverables</c>, <c>checks</c> and <c>missing</c> lists of ids with a comma and a space between.
/// </remarks>
/// <param name="Required">Always there with a value.</param>
/// <param name="Optional">Always there, null when it does not apply.</param>
public sealed record Template(string Name, IReadOnlyList<Channel> Channels, IReadOnlyList<string> Required, IReadOnlyList<string> Optional);
