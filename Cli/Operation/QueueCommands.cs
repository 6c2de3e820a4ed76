using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Operation;

static class QueueCommands
{
    static readonly IReadOnlyList<string> Columns = ["Queue", "Waiting", "Parked"];
    static readonly IReadOnlyList<string> ParkedColumns = ["Id", "Parked", "Kept until", "Would fail of", "Message"];

    public class QueueSettings : CommonSettings
    {
        [CommandArgument(0, "<queue>"), Description("As 'list' shows it.")]
        public string Queue { get; init; } = "";
    }

    public sealed class MessageSettings : QueueSettings
    {
        [CommandArgument(1, "<id>"), Description("As 'parked' shows it.")]
        public string Id { get; init; } = "";
    }

    public static IConfigurator AddQueues(this IConfigurator config, CommandLine line)
    {
        config.AddBranch("queues", queues =>
        {
            queues.SetDescription("Messages that failed too often. For operators.");
            queues.AddAsyncDelegate("list", line.Do<CommonSettings>((s, _, ct) => s.List(s.Client.Queues.ListAsync(ct), null, "There are no queues.", Columns, Row, ct)))
                .WithDescription("How many messages wait on each queue, and how many are parked.");
            queues.AddAsyncDelegate("parked", line.Do<QueueSettings>((s, asked, ct) => s.List(s.Client.Queues.ParkedAsync(asked.Queue, ct), null, "Nothing is parked.", ParkedColumns, Row, ct)))
                .WithDescription("Messages that failed too often, and what they would fail of again.")
                .WithExample("queues", "parked", "ticket-intake");
            queues.AddAsyncDelegate("retry", line.Do<MessageSettings>((s, asked, ct) => s.Show("Putting it back", s.Client.Queues.RetryAsync(asked.Queue, asked.Id, ct), View)))
                .WithDescription("Put one on its queue again. It files nothing twice.")
                .WithExample("queues", "retry", "ticket-intake", "4f…");
            queues.AddAsyncDelegate("discard", line.Do<MessageSettings>((s, asked, ct) => s.Wait("Discarding it", DiscardAsync(s, asked, ct))))
                .WithDescription("Discard one for good.");
        });
        return config;
    }

    static async Task<bool> DiscardAsync(Session session, MessageSettings asked, CancellationToken cancellation)
    {
        await session.Client.Queues.DiscardAsync(asked.Queue, asked.Id, cancellation);
        return true;
    }

    static IReadOnlyList<string> Row(QueueState queue) => [queue.Name, $"{queue.Waiting}", $"{queue.Parked}"];

    static IReadOnlyList<string> Row(ParkedMessage message) => [message.Id, Moment.Of(message.ParkedAt), Moment.Of(message.ExpiresAt) ?? "", message.Reason ?? "", message.Text];

    static Grid View(PutBack done) => Shapes.Facts(("Queue", done.Queue), ("Message", $"{done.Id} is on it again"));
}
