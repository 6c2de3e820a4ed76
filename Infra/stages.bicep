// What differs between a stage for playing and one that keeps promises, side by side. main.bicepparam takes the one that SUPPORTFLOWS_STAGE names.

@export()
@description('Consumption is paid by the action; Dedicated is capacity of one\'s own, highly available from 3 units on.')
type SchedulerSku = { name: 'Consumption' | 'Dedicated', capacity: int? }

@export()
@description('How large, how much of it is ready, how closed.')
type Stage = {
  @description('For tags.')
  name: string

  scheduler: SchedulerSku

  @description('Instances that are there before anybody asks. Those of http answer webhooks without a cold start; those of durable run timers that fall due.')
  alwaysReady: { http: int, durable: int }

  @description('Of memory to an instance; what was measured is in docs/deploy.md.')
  instanceMemoryMB: 512 | 2048 | 4096

  @description('No load makes more instances than this, nor a larger bill.')
  @minValue(1)
  @maxValue(1000)
  maximumInstanceCount: int

  @description('Copies of what was promised: in one place, in three zones, or in three zones and another region.')
  dataRedundancy: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS'

  @description('Spread over the zones of the region, where it has any.')
  isZoneRedundant: bool

  @description('Storage and vault are reached through private endpoints alone.')
  isPrivate: bool

  @description('What was promised, and the vault, cannot be deleted by a slip of the hand.')
  isLocked: bool

  @minValue(30)
  @maxValue(730)
  logRetentionDays: int

  @description('Past it nothing is logged until the next day, and alarms that read logs are silent: high enough never to be reached, low enough to stop a runaway bill.')
  logDailyCapGb: int
}

@export()
var stages = {
  dev: {
    name: 'dev'
    scheduler: { name: 'Consumption' }
    alwaysReady: { http: 0, durable: 0 }
    instanceMemoryMB: 2048
    maximumInstanceCount: 40
    dataRedundancy: 'Standard_LRS'
    isZoneRedundant: false
    isPrivate: false
    isLocked: false
    logRetentionDays: 30
    logDailyCapGb: 1
  }
  prod: {
    name: 'prod'
    scheduler: { name: 'Dedicated', capacity: 3 }
    alwaysReady: { http: 2, durable: 2 }
    instanceMemoryMB: 2048
    maximumInstanceCount: 100
    dataRedundancy: 'Standard_ZRS'
    isZoneRedundant: true
    isPrivate: true
    isLocked: true
    logRetentionDays: 90
    logDailyCapGb: 10
  }
}
