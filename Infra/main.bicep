// All that a running SupportFlows needs, in a resource group of its own: `azd up`, or
// `az deployment sub create --location LOCATION --template-file Infra/main.bicep --parameters Infra/main.bicepparam`. See docs/deploy.md.
targetScope = 'subscription'

import { Stage } from 'stages.bicep'

@description('Names the resource group and all that is in it; azd calls it the environment.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('One with Flex Consumption and Durable Task Scheduler: `az functionapp list-flexconsumption-locations`.')
param location string

@description('How large, how much of it is ready, and how closed. See stages.bicep.')
param stage Stage

@description('Where customers and providers reach the app, without a slash at the end. Empty: the address that Azure gives it.')
param publicUrl string

@description('An address whose domain is verified with SendGrid.')
param emailFrom string

@description('Of the account that texts and calls; no secret.')
param twilioAccountSid string

@description('The number that texts and calls come from, E.164.')
param twilioFrom string

@description('Further settings of the app, none of them secret, as in docs/operate.md with __ for the colon: { SupportFlows__HeartbeatUrl: \'https://…\' }.')
param settings { *: string }

@description('Further settings whose values are in the vault. A setting stands here only when its secret is there: the app would take the reference itself for the value.')
param secretSettings string[]

@description('Who hears of an alarm. Nobody is a choice that only a stage for playing may make.')
param alertEmails string[]

@description('Who gets a text of the alarms that cannot wait until the morning.')
param alertPhones {
  countryCode: string
  phoneNumber: string
}[]

@description('Addresses from which secrets are set while the vault is closed to the internet: `203.0.113.7`, `203.0.113.0/24`.')
param operatorAddresses string[]

@description('Addresses from which the scheduler is reached; an empty list is nobody. Identity guards it in any case: narrow this when the app goes out through a NAT gateway of yours.')
param schedulerAddresses string[]

var token = uniqueString(subscription().id, environmentName, location)
var identityName = 'id-supportflows-${token}'
var vaultName = 'kv-${token}'
var tags = { 'azd-env-name': environmentName, app: 'supportflows', stage: stage.name }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: identityName, location: location, tags: tags }
}

module network 'modules/network.bicep' = if (stage.isPrivate) {
  scope: group
  params: { name: 'vnet-supportflows-${token}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    retentionDays: stage.logRetentionDays
    dailyCapGb: stage.logDailyCapGb
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

// Two accounts, since they are worth a different amount: what the host keeps can be made again, what was promised cannot.
module hostStorage 'modules/hostStorage.bicep' = {
  scope: group
  params: {
    name: 'sthost${token}'
    location: location
    tags: tags
    isPrivate: stage.isPrivate
    redundancy: stage.isZoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

module dataStorage 'modules/dataStorage.bicep' = {
  scope: group
  params: {
    name: 'stdata${token}'
    location: location
    tags: tags
    isPrivate: stage.isPrivate
    redundancy: stage.dataRedundancy
    isLocked: stage.isLocked
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

module scheduler 'modules/scheduler.bicep' = {
  scope: group
  params: {
    name: 'dts-supportflows-${token}'
    location: location
    tags: tags
    sku: stage.scheduler
    ipAllowlist: schedulerAddresses
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: vaultName
    location: location
    tags: tags
    isPrivate: stage.isPrivate
    isPurgeProtected: stage.isLocked
    operatorAddresses: operatorAddresses
    workspaceId: monitoring.outputs.workspaceId
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

module endpoints 'modules/endpoints.bicep' = if (stage.isPrivate) {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    vnetId: network!.outputs.vnetId
    subnetId: network!.outputs.endpointsSubnetId
    hostStorageId: hostStorage.outputs.id
    dataStorageId: dataStorage.outputs.id
    vaultId: vault.outputs.id
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    stage: stage
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    subnetId: stage.isPrivate ? network!.outputs.appSubnetId : ''
    insightsConnection: monitoring.outputs.connection
    hostStorageName: hostStorage.outputs.name
    packagesUri: hostStorage.outputs.packagesUri
    tablesEndpoint: dataStorage.outputs.tablesEndpoint
    blobsEndpoint: dataStorage.outputs.blobsEndpoint
    schedulerEndpoint: scheduler.outputs.endpoint
    taskHubName: scheduler.outputs.taskHubName
    vaultName: vaultName
    publicUrl: publicUrl
    emailFrom: emailFrom
    twilioAccountSid: twilioAccountSid
    twilioFrom: twilioFrom
    settings: settings
    secretSettings: secretSettings
  }
  // Through the endpoints it reaches what it starts from.
  dependsOn: [endpoints, vault]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    dataStorageId: dataStorage.outputs.id
    address: app.outputs.address
    emails: alertEmails
    phones: alertPhones
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: { location: location, tags: tags, insightsId: monitoring.outputs.insightsId }
}

output AZURE_RESOURCE_GROUP string = group.name
output APP_NAME string = app.outputs.name
output APP_URL string = app.outputs.address
output VAULT_NAME string = vaultName
