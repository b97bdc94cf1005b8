// What keeps things: the database (the truth), the cache, the queue, the secrets; each on a private endpoint, each telling the log.

param name string
param location string
param subnetId string
param postgresSubnetId string
param postgresZoneId string
param redisZoneId string
param serviceBusZoneId string
param vaultZoneId string
param logsId string
param identityPrincipalId string
param administratorsId string
param administratorsName string

@secure()
param postgresPassword string

@secure()
param twilioAuthToken string

var serviceBusDataOwner = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '090c5cfd-751d-490a-894a-3ce6f1109419')
var keyVaultSecretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

resource postgres 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-postgres'
  location: location
  sku: { name: 'Standard_D2ds_v5', tier: 'GeneralPurpose' }
  properties: {
    version: '16'
    administratorLogin: 'matching'
    administratorLoginPassword: postgresPassword
    authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Enabled', tenantId: tenant().tenantId }
    storage: { storageSizeGB: 128, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 35, geoRedundantBackup: 'Enabled' }
    highAvailability: { mode: 'ZoneRedundant' }
    network: { delegatedSubnetResourceId: postgresSubnetId, privateDnsZoneArmResourceId: postgresZoneId }
  }

  resource database 'databases' = {
    name: 'matching'
  }

  resource administrators 'administrators' = {
    name: administratorsId
    properties: { principalName: administratorsName, principalType: 'Group', tenantId: tenant().tenantId }
  }
}

resource redis 'Microsoft.Cache/redis@2024-03-01' = {
  name: '${name}-redis'
  location: location
  properties: {
    sku: { name: 'Standard', family: 'C', capacity: 1 }
    enableNonSslPort: false
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Disabled'
  }
}

resource serviceBus 'Microsoft.ServiceBus/namespaces@2022-10-01-preview' = {
  name: '${name}-bus'
  location: location
  sku: { name: 'Premium', tier: 'Premium', capacity: 1 }
  properties: { disableLocalAuth: true, publicNetworkAccess: 'Disabled', minimumTlsVersion: '1.2' }

  resource queue 'queues' = {
    name: 'matching'
    properties: {
      lockDuration: 'PT1M'
      maxDeliveryCount: 100
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: 'PT10M'
      deadLetteringOnMessageExpiration: false
    }
  }
}

resource mayUseBus 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(serviceBus.id, identityPrincipalId, serviceBusDataOwner)
  scope: serviceBus
  properties: { principalId: identityPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: serviceBusDataOwner }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-vault'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: 'Disabled'
  }

  resource postgresConnection 'secrets' = {
    name: 'postgres'
    properties: {
      value: 'Host=${postgres.properties.fullyQualifiedDomainName};Username=matching;Password=${postgresPassword};Database=matching;SSL Mode=Require'
    }
  }

  resource redisConnection 'secrets' = {
    name: 'redis'
    properties: { value: '${redis.properties.hostName}:6380,password=${redis.listKeys().primaryKey},ssl=true' }
  }

  resource twilioToken 'secrets' = {
    name: 'twilio'
    properties: { value: twilioAuthToken }
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityPrincipalId, keyVaultSecretsUser)
  scope: vault
  properties: { principalId: identityPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: keyVaultSecretsUser }
}

var endpoints = [
  { name: 'redis', id: redis.id, group: 'redisCache', zone: redisZoneId }
  { name: 'bus', id: serviceBus.id, group: 'namespace', zone: serviceBusZoneId }
  { name: 'vault', id: vault.id, group: 'vault', zone: vaultZoneId }
]

resource privateEndpoints 'Microsoft.Network/privateEndpoints@2024-01-01' = [for endpoint in endpoints: {
  name: '${name}-${endpoint.name}-endpoint'
  location: location
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: endpoint.name, properties: { privateLinkServiceId: endpoint.id, groupIds: [endpoint.group] } }
    ]
  }
}]

resource endpointNames 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-01-01' = [for (endpoint, n) in endpoints: {
  parent: privateEndpoints[n]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [{ name: endpoint.name, properties: { privateDnsZoneId: endpoint.zone } }]
  }
}]

resource postgresLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: postgres
  properties: {
    workspaceId: logsId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource busLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: serviceBus
  properties: {
    workspaceId: logsId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource vaultLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: vault
  properties: {
    workspaceId: logsId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

output vaultUri string = vault.properties.vaultUri
output serviceBusAddress string = 'https://${serviceBus.name}.servicebus.windows.net/'
