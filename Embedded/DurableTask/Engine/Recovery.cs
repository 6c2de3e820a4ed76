using Microsoft.DurableTask;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>Sets going, from what the store says, all that has work to do. What sleeps stays in the store.</summary>
static class Recovery
{
    const int PageSize = 1000;

    /// <param name="before">Letters from this serial number on were sent by the present directory itself.</param>
    internal static void Run(InstanceDirectory directory, long before)
    {
        for (var (after, page) = (0L, 0); page >= 0;)
        {
            var letters = directory.Store.Messages(after, PageSize);
            foreach (var (serial, target, data) in letters.Where(letter => letter.Serial < before))
            {
                directory.Post(target, LetterText.Read(data), serial);
            }

            (after, page) = letters.Count == 0 || letters[^1].Serial >= before ? (after, -1) : (letters[^1].Serial, page);
        }

        for (var (after, page) = (0L, 0); page >= 0;)
        {
            var active = directory.Store.Active(after, PageSize);
            active.ForEach(instance => directory.Post(instance.Id, new Letter.Wake()));
            (after, page) = active.Count == 0 ? (after, -1) : (active[^1].Key, page);
        }

        directory.Timers!.Fire();
    }
}
