// The account of the Functions host: packages, leases, and the queues that tickets and requests come in by.
import { roles } from 'roles.bicep'

param name string
param location string
param tags { *: string }
param isPrivate bool
param redundancy string
param identityName string
param principalId string

var packages = 'packages'

// The host would make them as they are first needed, with its poison queues; made here, a sender can be given a role on one before the first message.
var queueNames = ['ticket-intake', 'ticket-intake-poison', 'iem-intake', 'iem-intake-poison']

var grants = [
  { role: roles.blobDataOwner, why: 'The host keeps its leases and keys in containers that it makes, and reads the package from one.' }
  { role: roles.queueDataContributor, why: 'The host reads ticket-intake and iem-intake, and puts aside on the poison queues what fails; the app puts that back or discards it when an operator says so.' }
  { role: roles.tableDataContributor, why: 'The host writes its diagnostic events into a table that it makes.' }
]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: isPrivate ? 'Deny' : 'Allow', bypass: 'None' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: { isVersioningEnabled: true, deleteRetentionPolicy: { enabled: true, days: 7 } }

    resource container 'containers' = { name: packages }
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queues 'queues' = [for queue in queueNames: { name: queue }]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'old-packages'
            type: 'Lifecycle'
            definition: {
              // Each deployment writes the package anew, and the version before it is a way back. Never the current one: an app that nobody deployed for a year must still start.
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${packages}/'] }
              actions: { version: { delete: { daysAfterCreationGreaterThan: 30 } } }
            }
          }
        ]
      }
    }
  }
}

resource may 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for grant in grants: {
  name: guid(account.id, identityName, grant.role)
  scope: account
  properties: {
    description: grant.why
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
  }
}]

output id string = account.id
output name string = account.name
output packagesUri string = '${account.properties.primaryEndpoints.blob}${packages}'
