using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Development;

/// <param name="Owner">Whose messages are shown; null: the newest of everybody's.</param>
/// <param name="Messages">Newest first.</param>
/// <param name="Answered">The message that was answered just now; null: none.</param>
/// <param name="Said">What the phone then said; null: it stayed silent.</param>
/// <param name="HasClock">The app's clock can be moved.</param>
public sealed record InboxModel(IReadOnlyList<InboxOwner> Owners, InboxOwner? Owner, IReadOnlyList<SentMessage> Messages, string? Answered, string? Said, bool HasClock);

/// <param name="Address">A number, a mailbox, or a group of a chat.</param>
public sealed record InboxOwner(string Address, string Name, int Count);
