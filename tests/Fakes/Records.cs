namespace SupportFlows.Fakes;

/// <summary>One request to send a message or place a call, whatever became of it.</summary>
/// <param name="Key">Our idempotency key, when the request carries one.</param>
/// <param name="Behaviour">What the script said; null when the request was refused before it came to that.</param>
public sealed record FakeRequest(string? Key, string? Recipient, Behaviour? Behaviour);

/// <summary>A message that the provider accepted.</summary>
/// <param name="Key">Our idempotency key, when the request carried one.</param>
/// <param name="Subject">Email only.</param>
/// <param name="Body">The plain text.</param>
/// <param name="Html">Email only.</param>
/// <param name="Attachment">Email only.</param>
public sealed record FakeMessage(
    string Id, string? Key, string Recipient, string From, string? Subject, string Body, string? Html = null, FakeAttachment? Attachment = null);

/// <param name="Type">With its parameters, as it was sent.</param>
/// <param name="Text">Its content, read as UTF-8.</param>
public sealed record FakeAttachment(string FileName, string Type, string Text);

/// <summary>What the app answered to a text.</summary>
/// <param name="MessageSid">Of the text, for telling it again.</param>
/// <param name="Status">HTTP status; 0 when the app could not be reached.</param>
/// <param name="Messages">The texts back.</param>
public sealed record FakeReply(string MessageSid, int Status, IReadOnlyList<string> Messages);

/// <summary>A report that the provider made to the app.</summary>
/// <param name="Status">What it reported, e.g. <c>delivered</c>.</param>
/// <param name="Answer">The app's HTTP status; 0 when it could not be reached.</param>
public sealed record FakeCallback(string Id, string Status, int Answer);
