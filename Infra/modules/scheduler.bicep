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

  // What has ended is kept for a week, as the app's own PurgeFinished does on other backends: what happened is on the timelines, in the store. One that failed is kept for its reason.
  resource retention 'retentionPolicies' = {
    name: 'default'
    properties: {
      retentionPolicies: [
        { retentionPeriodInDays: 7 }
        { orchestrationState: 'Failed', retentionPeriodInDays: 30 }
      ]
    }
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
