// A private address for each service that the app uses of storage and vault, and the zones in which the names resolve to them.
param token string
param location string
param tags { *: string }
param vnetId string
param subnetId string
param hostStorageId string
param dataStorageId string
param vaultId string

var targets = [
  { name: 'host-blob', of: hostStorageId, service: 'blob', zone: 0 }
  { name: 'host-queue', of: hostStorageId, service: 'queue', zone: 1 }
  { name: 'host-table', of: hostStorageId, service: 'table', zone: 2 }
  { name: 'data-blob', of: dataStorageId, service: 'blob', zone: 0 }
  { name: 'data-table', of: dataStorageId, service: 'table', zone: 2 }
  { name: 'vault', of: vaultId, service: 'vault', zone: 3 }
]

var zoneNames = [
  'privatelink.blob.${environment().suffixes.storage}'
  'privatelink.queue.${environment().suffixes.storage}'
  'privatelink.table.${environment().suffixes.storage}'
  // Of a vault the private zone has another name than the public one: vaultcore.azure.net.
  'privatelink.${replace(environment().suffixes.keyvaultDns, '.vault.', 'vaultcore.')}'
]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for name in zoneNames: {
  name: name
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (name, n) in zoneNames: {
  parent: zones[n]
  name: 'supportflows'
  location: 'global'
  tags: tags
  properties: {
    virtualNetwork: { id: vnetId }
    registrationEnabled: false
  }
}]

resource endpoints 'Microsoft.Network/privateEndpoints@2025-01-01' = [for target in targets: {
  name: 'pe-${target.name}-${token}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: target.name, properties: { privateLinkServiceId: target.of, groupIds: [target.service] } }
    ]
  }
}]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = [for (target, n) in targets: {
  parent: endpoints[n]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [{ name: target.service, properties: { privateDnsZoneId: zones[target.zone].id } }]
  }
}]
