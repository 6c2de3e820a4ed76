using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>What the service's refusals mean, and what is to be done about those that last.</summary>
static class TablesFaults
{
    public static bool IsTableMissing(this RequestFailedException fault) => fault.ErrorCode == TableErrorCode.TableNotFound;

    /// <summary>A change met another row than it said, or none.</summary>
    public static bool IsConflict(this TableTransactionFailedException fault) => fault is { Status: 404 or 409 or 412, FailedTransactionActionIndex: not null };

    /// <summary>A transaction that the service had begun, and gave up under load.</summary>
    public static bool IsTransient(this TableTransactionFailedException fault) => fault.Status is 429 or 500 or 503;

    public static RowStoreUnavailableException Explain(string account, Exception fault) => new($"The tables of '{account}' did not do what was asked: {Words(fault)}", fault);

    public static RowStoreUnavailableException Late(string account, TimeSpan waited, Exception fault) => new(
        $"The tables of '{account}' did not answer within {waited.TotalSeconds:0.#} seconds. A commit may have been written all the same: read again before you decide again.", fault);

    static string Words(Exception fault) => fault is RequestFailedException { Status: 413 }
        ? "the commit is larger than a request may be (4 MiB). Split it so that each part is right on its own."
        : StorageFaults.Words(fault, "Storage Table Data Contributor");
}
