using System.Text.Json.Serialization;
using SupportFlows.Embedded.DurableTask.History;

namespace SupportFlows.Embedded.DurableTask.Engine;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IncludeFields = false)]
[JsonSerializable(typeof(Letter))]
[JsonSerializable(typeof(Failure))]
sealed partial class EngineJson : JsonSerializerContext;
