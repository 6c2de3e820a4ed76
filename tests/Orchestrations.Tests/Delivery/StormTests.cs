using CsCheck;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Delivery;

/// <summary>Many pages to one phone, with a provider that fails and a process that dies wherever it may.</summary>
public class StormTests
{
    enum Act
    {
        Page,
        Reminder,
        ImportantPage,
        Status,
        Wait,
        LongWait,
        ProviderFails,
        ProviderRefuses,
        AnswerIsLost,
        Die,
        Acknowledge,
        Undelivered,
        Delivered,
    }

    static readonly Gen<(Act Act, int Which)> Step = Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 1000]);

    [Fact]
    public Task Storm_OfAnyKind_EveryMessageIsSentOnceOrItsPageHears() =>
        Step.Array[5, 60].SampleAsync(
            async steps =>
            {
                await using var app = new TestApp();
                var storm = new Storm(app);
                foreach (var (act, which) in steps)
                {
                    await storm.DoAsync(act, which);
                }

                await storm.EndAsync();
                await storm.CheckAsync();
            },
            iter: 40,
            threads: 2);

    sealed class Storm
    {
        readonly TestApp app;
        readonly List<MessageAddress> messages = [];
        readonly List<string> twice = [];

        public Storm(TestApp app)
        {
            this.app = app;
            app.Sms.CanFind = true;
            app.Sms.Taking = message =>
            {
                if (app.Sms.Taken.ContainsKey(message.Key))
                {
                    twice.Add(message.Key);
                }

                return Task.CompletedTask;
            };
        }

        public async Task DoAsync(Act act, int which)
        {
            switch (act)
            {
                case Act.Page or Act.Reminder or Act.ImportantPage:
                    messages.Add(await app.OwesAsync($"p{which % 9}", first: act is not Act.Reminder, important: act is Act.ImportantPage, what: $"alert.{messages.Count}"));
                    break;
                case Act.Status:
                    messages.Add(await app.OwesAsync($"p{which % 9}", status: true, what: $"status.{messages.Count}"));
                    break;
                case Act.Wait or Act.LongWait:
                    await app.AdvanceAsync(Duration.FromSeconds(act is Act.Wait ? which % 20 : which % 200));
                    break;
                case Act.ProviderFails:
                    app.Sms.Next.Enqueue(new DeliveryException("503", retryable: true));
                    break;
                case Act.ProviderRefuses:
                    app.Sms.Next.Enqueue(new DeliveryException("400", retryable: false));
                    break;
                case Act.AnswerIsLost:
                    app.Sms.LosesNextAnswer = true;
                    break;
                case Act.Die:
                    Arm(which);
                    break;
                case Act.Acknowledge when messages.Count > 0:
                    await SurviveAsync(() => app.Get<Outbox>().RetractAsync([messages[which % messages.Count]], app.Now));
                    break;
                case Act.Undelivered or Act.Delivered when messages.Count > 0:
                    await ReceiptAsync(messages[which % messages.Count], act is Act.Delivered ? DeliveryStatus.Delivered : DeliveryStatus.Failed);
                    break;
            }

            await OfferAsync();
        }

        /// <summary>All is well again, and time passes.</summary>
        public async Task EndAsync()
        {
            (app.Rows.Before, app.Rows.After) = (null, null);
            app.Sms.Next.Clear();
            for (var n = 0; n < 30; n++)
            {
                await app.AdvanceAsync(Duration.FromSeconds(n < 15 ? 5 : 60));
                await OfferAsync();
            }
        }

        public async Task CheckAsync()
        {
            Assert.Empty(twice);
            foreach (var message in messages)
            {
                var row = await app.RowAsync(message);
                Assert.True(row.Status is OutboxStatus.Sent or OutboxStatus.Failed or OutboxStatus.Withdrawn, $"{row.Key} is still {row.Status} until {row.NextAttemptAt} at {app.Now}");
                Assert.Equal(row.Status is OutboxStatus.Failed, await app.IsFailureOpenAsync(message));
                Assert.Equal(row.Status is OutboxStatus.Failed, row.Error is not null && row.Status is not OutboxStatus.Withdrawn);
                if (row.Status is OutboxStatus.Sent)
                {
                    await CheckToldAsync(row);
                }
            }

            var owed = await Task.WhenAll(messages.Select(m => app.Get<Outbox>().UnsentAsync(m.Table, m.Partition)));
            Assert.All(owed.SelectMany(o => o), m => Assert.True(m.Failed));
        }

        async Task CheckToldAsync(OutboxRow row)
        {
            var told = row.CarriedBy ?? row.Key;
            Assert.True(app.Sms.Taken.TryGetValue(told, out var text), $"{row.Key} was told by {told}, which nobody took.");
            var carrier = await app.RowAsync(MessageAddress.OfKey(told)!);
            Assert.True(row.CarriedBy is null || carrier.Carries.Any(m => m.Key == row.Key));
            var pages = carrier.Carries.Select(m => m.Partition).Append(carrier.Terms!.About).Distinct().Count();
            Assert.True(pages == 1 || text.Body.Contains($"{pages} incidents", StringComparison.Ordinal), $"{pages} pages in '{text.Body}'");
        }

        /// <summary>The phone network only tells of what it was given.</summary>
        async Task ReceiptAsync(MessageAddress message, DeliveryStatus status)
        {
            if (app.Sms.Taken.ContainsKey(message.Key))
            {
                await SurviveAsync(() => app.HearAsync(message, status, "30003"));
                if (app.Rows.Before is null && app.Rows.After is null)
                {
                    await app.HearAsync(message, status, "30003");
                }
            }
        }

        async Task OfferAsync()
        {
            foreach (var message in messages)
            {
                await SurviveAsync(() => app.OfferDueAsync([message]));
            }
        }

        static async Task SurviveAsync(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (ProcessDiedException)
            {
                // Somebody comes back to it: the orchestration, or the auditor.
            }
        }

        void Arm(int which)
        {
            var table = (which % 3) switch { 0 => "lines", 1 => "pages", _ => "sent" };
            // Not while a page is raised: that is no matter of delivery.
            static bool IsOurs(RowChange change) => change is not RowChange.Insert || change.Key == "line";
            Func<RowChange, bool> at = IsOurs;
            if (which % 2 == 0)
            {
                app.Rows.DieBefore(table, at);
            }
            else
            {
                app.Rows.DieAfter(table, at);
            }
        }
    }
}
