using './main.bicep'

param name = 'matching'
param registry = 'matching.azurecr.io'
param webImage = 'matching.azurecr.io/matching-web:1'
param workerImage = 'matching.azurecr.io/matching-worker:1'
param cliImage = 'matching.azurecr.io/matching-cli:1'
param administratorsId = readEnvironmentVariable('MATCHING_ADMINISTRATORS_ID')
param administratorsName = 'matching-administrators'
param postgresPassword = readEnvironmentVariable('MATCHING_POSTGRES_PASSWORD')
param twilioAuthToken = readEnvironmentVariable('MATCHING_TWILIO_TOKEN')
param twilioAccountSid = readEnvironmentVariable('MATCHING_TWILIO_ACCOUNT')
param twilioMessagingServiceSid = readEnvironmentVariable('MATCHING_TWILIO_SERVICE')
param publicAddress = 'https://matching.example'
