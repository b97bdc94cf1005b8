// What runs: web and worker, and the migration that is started before a new version's hosts. Secrets are read from the vault by identity.

param name string
param location string
param subnetId string
param logsName string
param identityId string
param identityClientId string
param registry string
param webImage string
param workerImage string
param cliImage string
param vaultUri string
param serviceBusAddress string
param twilioAccountSid string
param twilioMessagingServiceSid string
param publicAddress string

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: logsName
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-hosts'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: false }
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

var identityOf = { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
var secrets = [for secret in ['postgres', 'redis', 'twilio']: {
  name: secret
  keyVaultUrl: '${vaultUri}secrets/${secret}'
  identity: identityId
}]
var registries = [{ server: registry, identity: identityId }]
var settings = [
  { name: 'ConnectionStrings__Postgres', secretRef: 'postgres' }
  { name: 'ConnectionStrings__Redis', secretRef: 'redis' }
  { name: 'Queues__Kind', value: 'servicebus' }
  { name: 'Queues__ServiceBus__Address', value: serviceBusAddress }
  { name: 'Queues__ServiceBus__ClientId', value: identityClientId }
  { name: 'Web__KeysIn', value: 'postgres' }
  { name: 'Web__Proxies', value: '100.64.0.0/10' }
  { name: 'Sms__Provider', value: 'Twilio' }
  { name: 'Sms__PublicBaseAddress', value: publicAddress }
  { name: 'Sms__Twilio__AccountSid', value: twilioAccountSid }
  { name: 'Sms__Twilio__AuthToken', secretRef: 'twilio' }
  { name: 'Sms__Twilio__MessagingServiceSid', value: twilioMessagingServiceSid }
]
var probes = [
  { type: 'Startup', httpGet: { path: '/health/start', port: 8080 }, periodSeconds: 30, failureThreshold: 10 }
  { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10 }
  { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 10 }
]

resource web 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-web'
  location: location
  identity: identityOf
  properties: {
    environmentId: environment.id
    configuration: {
      ingress: { external: true, targetPort: 8080, transport: 'auto', allowInsecure: false, stickySessions: { affinity: 'sticky' } }
      registries: registries
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'web'
          image: webImage
          env: settings
          probes: probes
          resources: { cpu: json('0.5'), memory: '1Gi' }
        }
      ]
      scale: { minReplicas: 2, maxReplicas: 6, rules: [{ name: 'requests', http: { metadata: { concurrentRequests: '50' } } }] }
    }
  }
}

resource worker 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-worker'
  location: location
  identity: identityOf
  properties: {
    environmentId: environment.id
    configuration: { registries: registries, secrets: secrets }
    template: {
      containers: [
        {
          name: 'worker'
          image: workerImage
          env: settings
          probes: probes
          resources: { cpu: json('2'), memory: '4Gi' }
        }
      ]
      scale: { minReplicas: 2, maxReplicas: 4 }
    }
  }
}

resource migration 'Microsoft.App/jobs@2024-03-01' = {
  name: '${name}-migration'
  location: location
  identity: identityOf
  properties: {
    environmentId: environment.id
    configuration: {
      triggerType: 'Manual'
      replicaTimeout: 1800
      replicaRetryLimit: 3
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 }
      registries: registries
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'migrate'
          image: cliImage
          args: ['migrate']
          env: settings
          resources: { cpu: json('0.5'), memory: '1Gi' }
        }
      ]
    }
  }
}

output webAddress string = 'https://${web.properties.configuration.ingress.fqdn}'
