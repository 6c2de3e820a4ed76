using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace SupportFlows.Embedded.DurableTask.Replay;

/// <summary>What replayed code needs of the engine.</summary>
/// <param name="NextSerial">A number for a new timer, unique in the store.</param>
sealed record ExecutionScope(DataConverter Converter, ILoggerFactory Loggers, string DefaultVersion, Func<long> NextSerial);
