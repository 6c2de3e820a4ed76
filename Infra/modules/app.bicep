// The app itself, on Flex Consumption.
import { Stage } from '../stages.bicep'

param token string
param location string
param tags { *: string }
param stage Stage
param identityId string
param identityClientId string
param subnetId string
param insightsConnection string
param hostStorageName string
param packagesUri string
param tablesEndpoint string
param blobsEndpoint string
param schedulerEndpoint string
param taskHubName string
param vaultName string
param publicUrl string
param emailFrom string
param twilioAccountSid string
param twilioFrom string
param settings { *: string }
param secretSettings string[]

var name = 'func-supportflows-${token}'

// Without these three the app does not start outside development.
var secrets = concat(['SupportFlows__LinkSecret', 'SupportFlows__SendGrid__ApiKey', 'SupportFlows__Twilio__AuthToken'], secretSettings)

// A vault takes letters, digits and dashes: SupportFlows__Twilio__AuthToken is the secret SupportFlows--Twilio--AuthToken.
var references = toObject(secrets, setting => setting, setting => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(setting, '_', '-')})')

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-supportflows-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: {
    reserved: true
    zoneRedundant: stage.isZoneRedundant
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // By this name azd finds where the service api of azure.yaml goes.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      remoteDebuggingEnabled: false
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUri
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        alwaysReady: filter([
          { name: 'http', instanceCount: stage.alwaysReady.http }
          { name: 'durable', instanceCount: stage.alwaysReady.durable }
        ], group => group.instanceCount > 0)
        instanceMemoryMB: stage.instanceMemoryMB
        maximumInstanceCount: stage.maximumInstanceCount
      }
      // Old instances finish what they have in hand while new ones start, so that no page waits for a deployment. The service has it; its published types do not have it yet.
      #disable-next-line BCP037
      siteUpdateStrategy: { type: 'RollingUpdate' }
    }
  }

  // Deployments come with a token, never with a password.
  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noScmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        // The host, as this identity.
        AzureWebJobsStorage__accountName: hostStorageName
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identityClientId
        // Without it the host shows a page of its own where the console starts.
        AzureWebJobsDisableHomepage: 'true'
        APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
        // Named in host.json.
        DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
        TASKHUB_NAME: taskHubName
        // The app's own libraries, as this identity.
        AZURE_CLIENT_ID: identityClientId
        SupportFlows__Storage__TablesEndpoint: tablesEndpoint
        SupportFlows__Storage__BlobsEndpoint: blobsEndpoint
        SupportFlows__PublicUrl: empty(publicUrl) ? 'https://${site.properties.defaultHostName}' : publicUrl
        SupportFlows__SendGrid__From: emailFrom
        SupportFlows__Twilio__AccountSid: twilioAccountSid
        SupportFlows__Twilio__From: twilioFrom
        // The front end of Functions is the one proxy before the app.
        SupportFlows__Rates__ProxyHops: '1'
      },
      references,
      settings
    )
  }
}

output name string = site.name
output address string = empty(publicUrl) ? 'https://${site.properties.defaultHostName}' : publicUrl
