// The app goes out through one subnet; what it reaches privately has its addresses in the other.
param name string
param location string
param tags { *: string }

resource vnet 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.40.0.0/24'] }
  }

  resource app 'subnets' = {
    name: 'app'
    properties: {
      // Flex Consumption scales far on few addresses: instances share them.
      addressPrefix: '10.40.0.0/26'
      delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
    }
  }

  resource endpoints 'subnets' = {
    name: 'endpoints'
    properties: {
      addressPrefix: '10.40.0.64/27'
      privateEndpointNetworkPolicies: 'Enabled'
      // Nothing in it has a reason to go out.
      defaultOutboundAccess: false
    }
    // A network changes one subnet at a time.
    dependsOn: [app]
  }
}

output vnetId string = vnet.id
output appSubnetId string = vnet::app.id
output endpointsSubnetId string = vnet::endpoints.id
