using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportFlows.Client;

/// <summary>What the server answered.</summary>
/// <remarks>
/// Words such as a status are text, not an enumeration: a newer server may say one that this version does not know. Those that it knows stand beside each
/// property (<see cref="TicketStatuses"/>, …).
/// </remarks>
public abstract record Answer
{
    /// <summary>Names this state of it, for <see cref="CommandOptions.IfMatch"/>. Null: the server gave none, as in a list.</summary>
    [JsonIgnore]
    public string? ETag { get; internal set; }

    /// <summary>All that the server said, with what this version of the client does not know.</summary>
    [JsonIgnore]
    public JsonElement Json { get; internal set; }

    /// <summary>Leaves out of <see cref="object.ToString"/> what its other members say already.</summary>
    /// <param name="builder">Takes the text.</param>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
