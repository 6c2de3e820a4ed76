// Values come from the environment: azd passes what `azd env set NAME VALUE` keeps, a pipeline what its environment has. docs/deploy.md has the table.
using 'main.bicep'

import { stages } from 'stages.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')

// Neither dev nor prod is an error here, not a small surprise in Azure.
param stage = stages[readEnvironmentVariable('SUPPORTFLOWS_STAGE')]

param publicUrl = readEnvironmentVariable('SUPPORTFLOWS_PUBLIC_URL', '')
param emailFrom = readEnvironmentVariable('SUPPORTFLOWS_EMAIL_FROM')
param twilioAccountSid = readEnvironmentVariable('SUPPORTFLOWS_TWILIO_ACCOUNT_SID')
param twilioFrom = readEnvironmentVariable('SUPPORTFLOWS_TWILIO_FROM')
param settings = json(readEnvironmentVariable('SUPPORTFLOWS_SETTINGS', '{}'))
param secretSettings = json(readEnvironmentVariable('SUPPORTFLOWS_SECRET_SETTINGS', '[]'))
param alertEmails = json(readEnvironmentVariable('SUPPORTFLOWS_ALERT_EMAILS', '[]'))
param alertPhones = json(readEnvironmentVariable('SUPPORTFLOWS_ALERT_PHONES', '[]'))
param operatorAddresses = json(readEnvironmentVariable('SUPPORTFLOWS_OPERATOR_ADDRESSES', '[]'))
param schedulerAddresses = json(readEnvironmentVariable('SUPPORTFLOWS_SCHEDULER_ADDRESSES', '["0.0.0.0/0"]'))
