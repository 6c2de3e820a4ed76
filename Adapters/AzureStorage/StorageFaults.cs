using Azure;
using Azure.Identity;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>What a storage account's refusals mean that last, and what is to be done about them.</summary>
static class StorageFaults
{
    public static bool IsOfTheService(Exception fault) => fault is RequestFailedException or AuthenticationFailedException or AggregateException;

    /// <param name="role">That the app's identity needs there.</param>
    public static string Words(Exception fault, string role) => fault switch
    {
        AuthenticationFailedException => "the app has no identity there. Give it a managed identity, with AZURE_CLIENT_ID set to its client id if it is user-assigned; on a developer's machine sign in with the Azure CLI.",
        RequestFailedException { Status: 401 or 403 } refused =>
            $"it refused ({refused.Status} {refused.ErrorCode}). Give the app's identity the role {role} on the storage account, and let the account's firewall have the app's network.",
        RequestFailedException { Status: 0 } => "it cannot be reached. See whether the name of the account is right, and its firewall and private endpoint let the app in.",
        RequestFailedException { Status: var status, ErrorCode: var code } => $"{status} {code}, after as many tries as were worth it. Under load that passes; if it lasts, see the status of Azure Storage in the region.",
        // Of tries that all failed the last one says it.
        AggregateException { InnerExceptions: [.., RequestFailedException last] } => Words(last, role),
        _ => "no try was answered in time.",
    };
}
