// Tickets, pages, launch events and all that was promised, told and missed about them; and the files that came with tickets. Nothing else is in this account, and nobody else has a role on it.
import { roles } from 'roles.bicep'

param name string
param location string
param tags { *: string }
param isPrivate bool
param redundancy string
param isLocked bool
param identityName string
param principalId string

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

  // A file that was erased is gone, nothing of it stays behind; the container as a whole can be brought back.
  resource files 'blobServices' = {
    name: 'default'
    properties: { deleteRetentionPolicy: { enabled: false }, containerDeleteRetentionPolicy: { enabled: true, days: 7 } }
  }
}

resource keeps 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, roles.tableDataContributor)
  scope: account
  properties: {
    description: 'Reads and writes the rows of all that was promised, and makes the tables when it first writes to them.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}

resource keepsFiles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, roles.blobDataContributor)
  scope: account
  properties: {
    description: 'Keeps what is in the files of tickets, in a container that it makes before the first.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
  }
}

// Tables have no backup that brings back a deleted account.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  name: 'kept-promises'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'What was promised to customers is in here. docs/deploy.md says how to tear it down on purpose.' }
}

output id string = account.id
output tablesEndpoint string = account.properties.primaryEndpoints.table
output blobsEndpoint string = account.properties.primaryEndpoints.blob
