// What somebody on call reads first: workbook.json, in the portal under Application Insights, Workbooks.
param location string
param tags { *: string }
param insightsId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'on-call')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'SupportFlows: on call'
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: insightsId
    serializedData: loadTextContent('../workbook.json')
  }
}
