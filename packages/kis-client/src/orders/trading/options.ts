import { checkClient } from '../../client/check-action.ts'
import type { KisClient } from '../../client/client.ts'
import type { NoticeSource } from '../../realtime/notices/execution-notice.ts'
import { checkNames, type FieldsOf } from '../../values/check-names.ts'
import { checkOption, type OptionRule, objectRule, spanRule, withMethods } from '../../values/check-options.ts'
import { parseLimits } from '../guards/limits.ts'
import type { TradingOptions } from './trading.ts'

/** Options that were checked, with their defaults. */
export interface ParsedOptions extends Required<Omit<TradingOptions, 'haltFile' | 'notices'>> {
  readonly haltFile: string | undefined
  readonly notices: NoticeSource | undefined
}

const optionFields: FieldsOf<TradingOptions> = {
  journal: true,
  leases: true,
  leaseMs: true,
  marginMs: true,
  isOnlyProgram: true,
  limits: true,
  haltFile: true,
  dryRun: true,
  notices: true,
}

/** Parses options, and adds the defaults. @throws {KisInputError} an option is missing, wrong or unknown */
export function parseOptions(client: KisClient, options: TradingOptions): ParsedOptions {
  checkClient(client)
  checkOption('options', options, objectRule('an object with journal'))
  checkNames(options, 'an option of createTrading', Object.keys(optionFields))
  const { journal, leases = journal, limits = {}, haltFile, notices } = options
  const { leaseMs = 15_000, marginMs = 120_000, dryRun = false, isOnlyProgram = false } = options
  checkOption('journal', journal, journalRule)
  checkOption('leases', leases, leasesRule)
  checkOption('leaseMs', leaseMs, spanRule('a span such as 15_000'))
  checkOption('marginMs', marginMs, spanRule('a span such as 120_000'))
  if (haltFile !== undefined) checkOption('haltFile', haltFile, pathRule)
  checkOption('dryRun', dryRun, booleanRule)
  checkOption('isOnlyProgram', isOnlyProgram, booleanRule)
  if (notices !== undefined) checkOption('notices', notices, noticesRule)
  parseLimits(limits, client.environment)
  return { journal, leases, leaseMs, marginMs, limits, haltFile, dryRun, isOnlyProgram, notices }
}

const journalRule = withMethods(
  'a journal',
  ['open', 'begin', 'append', 'read'],
  'memoryJournal() or sqliteJournal({ path })',
)
const leasesRule = withMethods('a place of leases', ['salt', 'lease', 'release'], 'redisTraderLease({ redis })')
const noticesRule = withMethods('a source of notices', ['onNotice'], 'the notices of a stream')
const pathRule: OptionRule = {
  is: 'a path',
  use: "text such as './STOP'",
  fits: (value) => typeof value === 'string' && value !== '',
}
const booleanRule: OptionRule = {
  is: 'true or false',
  use: 'one of them',
  fits: (value) => typeof value === 'boolean',
}
