using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Identity;
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

    public static bool IsOfTheService(Exception fault) => fault is RequestFailedException or AuthenticationFailedException or AggregateException;

    public static RowStoreUnavailableException Explain(string account, Exception fault) => new($"The tables of '{account}' did not do what was asked: {Words(fault)}", fault);

    public static RowStoreUnavailableException Late(string account, TimeSpan waited, Exception fault) => new(
        $"The tables of '{account}' did not answer within {waited.TotalSeconds:0.#} seconds. A commit may have been written all the same: read again before you decide again.", fault);

    static string Words(Exception fault) => fault switch
    {
        AuthenticationFailedException => "the app has no identity there. Give it a managed identity, with AZURE_CLIENT_ID set to its client id if it is user-assigned; on a developer's machine sign in with the Azure CLI.",
        RequestFailedException { Status: 401 or 403 } refused =>
            $"it refused ({refused.Status} {refused.ErrorCode}). Give the app's identity the role Storage Table Data Contributor on the storage account, and let the account's firewall have the app's network.",
        RequestFailedException { Status: 413 } => "the commit is larger than a request may be (4 MiB). Split it so that each part is right on its own.",
        RequestFailedException { Status: 0 } => "it cannot be reached. See whether the name of the account is right, and its firewall and private endpoint let the app in.",
        RequestFailedException { Status: var status, ErrorCode: var code } => $"{status} {code}, after as many tries as were worth it. Under load that passes; if it lasts, see the status of Azure Storage in the region.",
        // Of tries that all failed the last one says it.
        AggregateException { InnerExceptions: [.., RequestFailedException last] } => Words(last),
        _ => "no try was answered in time.",
    };
}
