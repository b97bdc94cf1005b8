// The product on Azure: Container Apps, PostgreSQL Flexible Server, Redis, Service Bus, Key Vault; one identity, no passwords in settings
// where the service takes an identity, nothing reachable from the internet but the web host.
// az deployment group create --resource-group RG --template-file infra/azure/main.bicep --parameters infra/azure/main.bicepparam

targetScope = 'resourceGroup'

@description('Short name that every resource begins with; 3 to 12 small letters.')
@minLength(3)
@maxLength(12)
param name string

param location string = resourceGroup().location

@description('Images with their registry and tag.')
param webImage string
param workerImage string
param cliImage string

@description('The registry that the images come from, like matching.azurecr.io.')
param registry string

@description('Object id of the group that administers PostgreSQL, and its name.')
param administratorsId string
param administratorsName string

@secure()
param postgresPassword string

@secure()
param twilioAuthToken string
param twilioAccountSid string
param twilioMessagingServiceSid string

@description('Where the supplier and people reach the web host: https://…')
param publicAddress string

@description('Address space of the network.')
param addressPrefix string = '10.40.0.0/16'

module network 'network.bicep' = {
  name: 'network'
  params: { name: name, location: location, addressPrefix: addressPrefix }
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 90
  }
}

module stores 'stores.bicep' = {
  name: 'stores'
  params: {
    name: name
    location: location
    subnetId: network.outputs.endpointsSubnetId
    postgresSubnetId: network.outputs.postgresSubnetId
    postgresZoneId: network.outputs.postgresZoneId
    redisZoneId: network.outputs.redisZoneId
    serviceBusZoneId: network.outputs.serviceBusZoneId
    vaultZoneId: network.outputs.vaultZoneId
    logsId: logs.id
    identityPrincipalId: identity.properties.principalId
    administratorsId: administratorsId
    administratorsName: administratorsName
    postgresPassword: postgresPassword
    twilioAuthToken: twilioAuthToken
  }
}

module hosts 'hosts.bicep' = {
  name: 'hosts'
  params: {
    name: name
    location: location
    subnetId: network.outputs.hostsSubnetId
    logsName: logs.name
    identityId: identity.id
    identityClientId: identity.properties.clientId
    registry: registry
    webImage: webImage
    workerImage: workerImage
    cliImage: cliImage
    vaultUri: stores.outputs.vaultUri
    serviceBusAddress: stores.outputs.serviceBusAddress
    twilioAccountSid: twilioAccountSid
    twilioMessagingServiceSid: twilioMessagingServiceSid
    publicAddress: publicAddress
  }
}

output webAddress string = hosts.outputs.webAddress
