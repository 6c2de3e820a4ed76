// Who is woken by what. Each alarm has its row in docs/deploy.md: what it means, and what to do.
param token string
param location string
param tags { *: string }
param insightsId string
param dataStorageId string
param address string
param emails string[]
param phones { countryCode: string, phoneNumber: string }[]

// Wakes somebody: a promise is at stake. Looked at in the morning: something was repaired or put aside.
var urgent = 1
var daytime = 3

// What each reads of Application Insights. The app writes its logs with ILogger's event ids (docs/operate.md) into `traces`, or with an exception into `exceptions`, in customDimensions.EventId;
// its metrics into `customMetrics`; every HTTP call is a row of `requests`.
var alarms = [
  {
    name: 'no-auditor'
    title: 'The auditor has not run for ten minutes'
    severity: urgent
    // customMetrics: supportflows.auditor.runs, one a minute. One row, with 0 when there are none: silence is what this listens for. Telemetry itself is late by some minutes.
    query: 'customMetrics | where name == "supportflows.auditor.runs" | summarize Runs = count()'
    measure: 'Runs'
    operator: 'LessThan'
    threshold: 1
    minutes: 10
  }
  {
    name: 'page-unanswered'
    title: 'Nobody answered a page'
    severity: urgent
    // traces: 2401, once a page whose whole policy was tried.
    query: 'traces | where customDimensions.EventId == "2401" | summarize Pages = dcount(message)'
    measure: 'Pages'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 5
  }
  {
    name: 'orchestrations-fail'
    title: 'Orchestrations fail, or the scheduler cannot be reached'
    severity: urgent
    // traces, exceptions: errors of the durable client and worker (category Microsoft.DurableTask…) and of the host's extension (Host.Triggers.DurableTask, DurableTask.…). The host writes Category, the app CategoryName.
    query: 'union traces, exceptions | where severityLevel >= 3 | extend Of = coalesce(tostring(customDimensions.CategoryName), tostring(customDimensions.Category)) | where Of startswith "Microsoft.DurableTask" or Of startswith "Host.Triggers.DurableTask" or Of startswith "DurableTask." | summarize Faults = count()'
    measure: 'Faults'
    operator: 'GreaterThan'
    threshold: 5
    minutes: 5
  }
  {
    name: 'stands-still'
    title: 'The auditor keeps repairing what stood still'
    severity: urgent
    // traces: 2201. Some after a restart is normal; in each of three rounds it is not.
    query: 'traces | where customDimensions.EventId == "2201" | summarize Minutes = dcount(bin(timestamp, 1m))'
    measure: 'Minutes'
    operator: 'GreaterThan'
    threshold: 5
    minutes: 15
  }
  {
    name: 'calls-fail'
    title: 'Calls are answered 5xx'
    severity: urgent
    // requests: more than a few, and more than one in fifty.
    query: 'requests | summarize Failed = countif(toint(resultCode) >= 500), All = count() | extend Share = iff(Failed < 5, 0.0, 100.0 * Failed / All) | project Share'
    measure: 'Share'
    operator: 'GreaterThan'
    threshold: 2
    minutes: 5
  }
  {
    name: 'message-given-up'
    title: 'Messages are given up'
    severity: daytime
    // traces, exceptions: 2103, a provider said no for good, or for 24 hours.
    query: 'union traces, exceptions | where customDimensions.EventId == "2103" | summarize Messages = count()'
    measure: 'Messages'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 60
  }
  {
    name: 'poison'
    title: 'A message from a queue was put aside'
    severity: daytime
    // traces: the host's own words when a message has failed as often as host.json lets it (maxDequeueCount).
    query: 'traces | where message has "Moving message to queue" and message has "-poison" | summarize Messages = count()'
    measure: 'Messages'
    operator: 'GreaterThan'
    threshold: 0
    minutes: 15
  }
  {
    name: 'exceptions'
    title: 'More exceptions than usual'
    severity: daytime
    // exceptions, all of them: a single one is somewhere below in the log; this is about a flood.
    query: 'exceptions | summarize Thrown = count()'
    measure: 'Thrown'
    operator: 'GreaterThan'
    threshold: 100
    minutes: 15
  }
]

resource mail 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-supportflows-mail-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'sf-mail'
    enabled: true
    emailReceivers: [for email in emails: { name: email, emailAddress: email, useCommonAlertSchema: true }]
  }
}

// Azure's texts, not ours: what keeps our own from going out must not keep this one.
resource wake 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-supportflows-wake-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'sf-wake'
    enabled: true
    emailReceivers: [for email in emails: { name: email, emailAddress: email, useCommonAlertSchema: true }]
    smsReceivers: [for phone in phones: { name: phone.phoneNumber, countryCode: phone.countryCode, phoneNumber: phone.phoneNumber }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alarm in alarms: {
  name: 'alarm-${alarm.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alarm.title
    description: '${alarm.title}. What to do: docs/deploy.md, ${alarm.name}.'
    severity: alarm.severity
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: alarm.minutes < 60 ? 'PT5M' : 'PT15M'
    windowSize: alarm.minutes < 60 ? 'PT${alarm.minutes}M' : 'PT1H'
    // It says when it is over, too.
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: alarm.query
          metricMeasureColumn: alarm.measure
          timeAggregation: 'Total'
          operator: alarm.operator
          threshold: alarm.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [alarm.severity == urgent ? wake.id : mail.id] }
  }
}]

// From outside, as a customer comes: health writes a row and asks the orchestrations, so a green light is worth something.
resource probe 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'probe-health-${token}'
  location: location
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'probe-health-${token}'
    Name: 'health'
    Enabled: true
    Kind: 'standard'
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [for place in ['emea-nl-ams-azr', 'us-va-ash-azr', 'apac-sg-sin-azr']: { Id: place }]
    Request: { RequestUrl: '${address}/api/health', HttpVerb: 'GET', FollowRedirects: false, ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}

resource unwell 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alarm-health'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app does not answer, or cannot keep what it accepts. What to do: docs/deploy.md, health.'
    severity: urgent
    enabled: true
    scopes: [insightsId, probe.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      componentId: insightsId
      webTestId: probe.id
      // One place alone is that place's trouble.
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: wake.id }]
  }
}

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alarm-throttling'
  location: 'global'
  tags: tags
  properties: {
    description: 'The account of the tickets is asked for more than it gives. What to do: docs/deploy.md, throttling.'
    severity: daytime
    enabled: true
    scopes: [dataStorageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'throttled'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: ['ServerBusyError', 'ClientThrottlingError', 'ClientAccountRequestThrottlingError', 'ClientAccountBandwidthThrottlingError']
            }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 50
        }
      ]
    }
    actions: [{ actionGroupId: mail.id }]
  }
}
