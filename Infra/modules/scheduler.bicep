// The orchestrations: who sleeps until when.
import { SchedulerSku } from '../stages.bicep'
import { roles } from 'roles.bicep'

param name string
param location string
param tags { *: string }
param sku SchedulerSku
param ipAllowlist string[]
param identityName string
param principalId string

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: sku
    ipAllowlist: ipAllowlist
  }

  resource taskHub 'taskHubs' = { name: 'supportflows' }

  // The app purges what has ended by itself after a week (PurgeFinished). This is what is left when that stands still: nothing is kept, and paid for, for ever.
  resource retention 'retentionPolicies' = {
    name: 'default'
    properties: { retentionPolicies: [{ retentionPeriodInDays: 30 }] }
  }
}

resource works 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler.id, identityName, roles.durableTaskDataContributor)
  scope: scheduler
  properties: {
    description: 'Starts orchestrations, takes their work, raises events and purges what has ended. There is no lesser role that works.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.durableTaskDataContributor)
  }
}

output endpoint string = scheduler.properties.endpoint
output taskHubName string = scheduler::taskHub.name
