import { type CallEnded, isKisError, type KisClient, type SchemaDrift } from '@stockeye/kis-client'
import { type TourRead, tour } from './tour.ts'

/** Result of one read. No field holds a value of an answer, a message of KIS, a secret or an account number. */
export interface Finding {
  readonly name: string
  /** `not-offered`: paper trading lacks it, so nothing was sent. */
  readonly state: 'ok' | 'not-offered' | 'failed'
  /** Number of requests that it took. */
  readonly calls: number
  /** Time that KIS took for them, in ms. */
  readonly tookMs: number
  /** Code of the error and of KIS, number of the rows, or names of the fields without a value. */
  readonly seen: string
}

export interface Check {
  readonly findings: readonly Finding[]
  /** Differences from the catalogue: names only. */
  readonly drift: readonly SchemaDrift[]
}

/**
 * Reads what the account and the market offer, once each. It places no order.
 *
 * @param onFinding called after each read
 * @param settle lets the time of a simulation go on until a read has ended; on the clock of the machine it goes on by itself
 */
export async function checkReads(
  kis: KisClient,
  onFinding: (finding: Finding) => void,
  settle: (read: Promise<Finding>) => Promise<Finding> = (read) => read,
): Promise<Check> {
  const findings: Finding[] = []
  const drift: SchemaDrift[] = []
  const calls: CallEnded[] = []
  kis.on('schema-drift', (difference) => drift.push(difference))
  kis.on('call', (call) => calls.push(call))
  for (const one of tour) {
    const finding = await settle(find(kis, one, calls))
    findings.push(finding)
    onFinding(finding)
  }
  return { findings, drift }
}

async function find(kis: KisClient, { name, isPrivate, read }: TourRead, calls: CallEnded[]): Promise<Finding> {
  calls.length = 0
  const costs = () => {
    const sent = calls.filter(({ outcome }) => outcome !== 'not-sent')
    return { calls: sent.length, tookMs: Math.round(sent.reduce((sum, { durationMs }) => sum + durationMs, 0)) }
  }
  try {
    const result = await read(kis)
    return { name, state: 'ok', seen: isPrivate ? 'answered' : describeResult(result), ...costs() }
  } catch (error) {
    const isOffered = !(isKisError(error) && error.code === 'KIS_NOT_OFFERED')
    return { name, state: isOffered ? 'failed' : 'not-offered', seen: describeError(error), ...costs() }
  }
}

/** Describes a result of the market without a value: its rows, and the fields that are missing. */
function describeResult(result: unknown): string {
  if (Array.isArray(result)) return `${result.length} rows`
  const missing = Object.entries(Object(result)).filter(([, value]) => value === undefined)
  return missing.length === 0 ? 'all fields' : `without ${missing.map(([name]) => name).join(', ')}`
}

/** Describes an error by its codes, since a message of KIS may repeat what it was asked. */
function describeError(error: unknown): string {
  if (!isKisError(error)) return error instanceof Error ? error.name : 'an unknown error'
  const parts = [
    error.code,
    'messageCode' in error ? error.messageCode : undefined,
    'field' in error ? error.field : undefined,
  ]
  return parts.filter((part) => part !== undefined && part !== '').join(' ')
}
