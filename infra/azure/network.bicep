// One network: the hosts, the database and the private endpoints each have a subnet; names inside it resolve to private addresses.

param name string
param location string
param addressPrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'hosts'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 23, 0)
          delegations: [{ name: 'hosts', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'postgres'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 2)
          delegations: [{ name: 'postgres', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 24, 3)
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }
}

var zones = [
  '${name}.private.postgres.database.azure.com'
  'privatelink.redis.cache.windows.net'
  'privatelink.servicebus.windows.net'
  'privatelink.vaultcore.azure.net'
]

resource privateZones 'Microsoft.Network/privateDnsZones@2020-06-01' = [for zone in zones: {
  name: zone
  location: 'global'
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = [for (zone, n) in zones: {
  parent: privateZones[n]
  name: '${name}-link'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: network.id }
  }
}]

output hostsSubnetId string = '${network.id}/subnets/hosts'
output postgresSubnetId string = '${network.id}/subnets/postgres'
output endpointsSubnetId string = '${network.id}/subnets/endpoints'
output postgresZoneId string = privateZones[0].id
output redisZoneId string = privateZones[1].id
output serviceBusZoneId string = privateZones[2].id
output vaultZoneId string = privateZones[3].id
