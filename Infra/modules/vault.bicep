// The secrets. Operators put them in (docs/deploy.md); no template ever holds one.
import { roles } from 'roles.bicep'

param name string
param location string
param tags { *: string }
param isPrivate bool
param isPurgeProtected bool
param operatorAddresses string[]
param workspaceId string
param identityName string
param principalId string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: isPurgeProtected ? 90 : 7
    // Once on it cannot be taken back, nor the name used again for 90 days: a stage for playing does without.
    enablePurgeProtection: isPurgeProtected ? true : null
    publicNetworkAccess: isPrivate && empty(operatorAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      bypass: 'None'
      ipRules: [for address in operatorAddresses: { value: address }]
    }
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityName, roles.secretsUser)
  scope: vault
  properties: {
    description: 'Reads the secrets that its settings refer to; writes none, lists none of their old versions.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
  }
}

// Who read which secret, and who changed one.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

output id string = vault.id
