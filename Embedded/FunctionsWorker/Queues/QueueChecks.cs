using Microsoft.Azure.Functions.Worker;
using SupportFlows.Embedded.FunctionsWorker.Discovery;

namespace SupportFlows.Embedded.FunctionsWorker.Queues;

static class QueueChecks
{
    public static void Check(FunctionCatalog catalog, List<string> problems)
    {
        var listeners = new Dictionary<string, Function>();
        foreach (var (function, trigger) in catalog.By<QueueTriggerAttribute>())
        {
            if (!QueueName.IsValid(trigger.QueueName))
            {
                problems.Add($"{function.Place}: '{trigger.QueueName}' is no queue name. It takes {QueueName.Rule}.");
            }
            else if (!listeners.TryAdd(trigger.QueueName, function))
            {
                problems.Add($"{function.Place}: queue '{trigger.QueueName}' is listened to by {listeners[trigger.QueueName].Place}, and each message goes to one only. Use another queue.");
            }
        }
    }
}
