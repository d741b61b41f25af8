import * as z from 'zod/mini'
import type { Recipient } from '../../delivery/completion.ts'
import { JobBackendError } from '../../errors.ts'
import type { Json } from '../../runner/input/json.ts'
import { lengthenSkip, type RunInfo } from '../../runner/run-states.ts'
import { damagedRun, parsePayload, parseRecipient, parseRun, progressSchema } from '../row-schemas.ts'
import type { Commands } from './connection.ts'

/** Run as a row in Redis, without its payload. */
export interface RunRow {
  /** Number of steps so far: a writer of the next step names the version that it is based on. */
  readonly version: number
  /** Token of the lock under which a running run is worked on; empty when it is not running. */
  readonly holder: string
  readonly run: RunInfo
  readonly recipients: readonly Recipient[]
  /** JSON of the payload, or null; only after the step that begins the run. */
  readonly payload?: string | null
  /** True if the row of a run that has not ended cannot be read: `run` has failed, and the next step stores that. */
  readonly isDamaged?: boolean
}

type Fields = readonly (string | null | undefined)[]

/** The fields of a run's hash that `toRow` takes, in its order. */
const rowFields = [
  'version',
  'holder',
  'run',
  'recipients',
  'progress',
  'jobId',
  'finishedAt',
  'slotAt',
  'skips',
] as const

const recipientsSchema = z.array(z.unknown())

export const rowKey = ({ key }: Commands, runId: string): string => key(`run:${runId}`)

/** Reads the rows of runs. @returns for each run its row, or undefined if it has no row */
export const readRows = (commands: Commands, runIds: readonly string[]): Promise<readonly (RunRow | undefined)[]> =>
  commands.command(() =>
    Promise.all(
      runIds.map(async (runId) => toRow(runId, await commands.redis.hmget(rowKey(commands, runId), ...rowFields))),
    ),
  )

/** Reads the fields of a row. @returns undefined if there is no such row */
function toRow(runId: string, fields: Fields): RunRow | undefined {
  try {
    return parseFields(fields)
  } catch (cause) {
    return damagedRow(runId, fields, cause)
  }
}

/**
 * Parses the fields of a row.
 * @returns undefined if there is no such row
 * @throws {JobBackendError} the row is damaged
 */
function parseFields([version, holder, run, recipients, progress, , ...skip]: Fields): RunRow | undefined {
  if (typeof run !== 'string') return undefined
  return {
    version: versionOf(version),
    holder: holder ?? '',
    run: {
      ...withSkips(parseRun(run), skip),
      ...(typeof progress === 'string' && { progress: parse(progressSchema, progress) }),
    },
    recipients: parseRecipients(recipients),
  }
}

/** Returns the number of steps so far; 0 when it cannot be read, as for the script that stores the next step. */
const versionOf = (text: string | null | undefined) => Number(text) || 0

/** Puts the slots into a skipped run that it stands for by now. */
function withSkips(run: RunInfo, [finishedAt, slotAt, skips]: Fields): RunInfo {
  if (typeof slotAt !== 'string') return run
  return lengthenSkip(run, { lastAt: Number(slotAt), skips: skips ? Number(skips) : undefined, at: Number(finishedAt) })
}

/** Returns the row that takes the place of one that cannot be read, with those recipients that can be. */
function damagedRow(runId: string, [version, holder, run, recipients, , jobId, finishedAt]: Fields, cause: unknown) {
  // A row of an earlier version has its job only in the JSON.
  const textOf = (name: string) => new RegExp(`"${name}":"?([^",}]+)`).exec(run ?? '')?.[1]
  const ended = finishedAt ?? undefined
  const key = {
    runId,
    jobId: jobId ?? textOf('jobId') ?? '',
    acceptedAt: Number(textOf('acceptedAt') ?? ended ?? 0) || 0,
    ...(ended !== undefined && { finishedAt: Number(ended) }),
  }
  let to: readonly Recipient[] = []
  try {
    to = parseRecipients(recipients)
  } catch {
    // The run has no recipient that it could inform.
  }
  return {
    version: versionOf(version),
    holder: holder ?? '',
    run: damagedRun(key, cause),
    recipients: to,
    isDamaged: ended === undefined,
  }
}

/** Parses the recipients of a run. @throws {JobBackendError} they are damaged */
export const parseRecipients = (text: unknown): readonly Recipient[] =>
  parse(recipientsSchema, text).map((recipient) => parseRecipient(JSON.stringify(recipient)))

/** Parses the payload of a run. @throws {JobBackendError} the payload is damaged */
export const toPayload = (text: string | null): Json | undefined => (text === null ? undefined : parsePayload(text))

function parse<T>(schema: z.ZodMiniType<T>, text: unknown): T {
  try {
    return schema.parse(JSON.parse(String(text)))
  } catch (cause) {
    throw new JobBackendError('a row in Redis cannot be read: put a backup in its place', { cause })
  }
}
