import { z } from 'zod'
import type { Recipient } from '../../delivery/completion.ts'
import { JobBackendError } from '../../errors.ts'
import type { Json } from '../../runner/json.ts'
import type { RunInfo } from '../../runner/run-states.ts'
import { parsePayload, parseRecipient, parseRun, progressSchema } from '../row-schemas.ts'
import type { Commands } from './connection.ts'

/** Run as a row in Redis, without its payload. */
export interface RunRow {
  /** Number of steps so far: a writer of the next step names the version that it is based on. */
  readonly version: number
  /** Token of the lock under which a running run is worked on; empty when it is not running. */
  readonly holder: string
  readonly run: RunInfo
  readonly recipients: readonly Recipient[]
}

type Fields = readonly (string | null | undefined)[]

/** The fields of a run's hash that `toRow` takes, in its order. */
const rowFields = ['version', 'holder', 'run', 'recipients', 'progress'] as const

const fieldsSchema: z.ZodType<readonly string[]> = z.array(z.string())
const recipientsSchema = z.array(z.unknown())

export const rowKey = ({ key }: Commands, runId: string): string => key(`run:${runId}`)

/** Reads the rows of runs. @returns for each run its row, or undefined if it has no row @throws {JobBackendError} a row is damaged */
export const readRows = (commands: Commands, runIds: readonly string[]): Promise<readonly (RunRow | undefined)[]> =>
  commands.command(() =>
    Promise.all(runIds.map(async (runId) => toRow(await commands.redis.hmget(rowKey(commands, runId), ...rowFields)))),
  )

/**
 * Parses the fields of a row.
 * @returns undefined if there is no such row
 * @throws {JobBackendError} the row is damaged
 */
function toRow([version, holder, run, recipients, progress]: Fields): RunRow | undefined {
  if (typeof run !== 'string') return undefined
  return {
    version: Number(version),
    holder: holder ?? '',
    run: { ...parseRun(run), ...(typeof progress === 'string' && { progress: parse(progressSchema, progress) }) },
    recipients: parseRecipients(recipients),
  }
}

/** Formats a row as one text, for the data of a BullMQ job. */
export const formatRow = ({ version, holder, run, recipients }: RunRow): string =>
  JSON.stringify([String(version), holder, JSON.stringify(run), JSON.stringify(recipients)])

/** Parses a row as a script returns it. @throws {JobBackendError} the row is damaged */
export const parseRow = (text: string): RunRow | undefined => toRow(parse(fieldsSchema, text))

/** Parses the recipients of a run. @throws {JobBackendError} they are damaged */
export const parseRecipients = (text: unknown): readonly Recipient[] =>
  parse(recipientsSchema, text).map((recipient) => parseRecipient(JSON.stringify(recipient)))

/** Parses the payload of a run. @throws {JobBackendError} the payload is damaged */
export const toPayload = (text: string | null): Json | undefined => (text === null ? undefined : parsePayload(text))

function parse<T>(schema: z.ZodType<T>, text: unknown): T {
  try {
    return schema.parse(JSON.parse(String(text)))
  } catch (cause) {
    throw new JobBackendError('a row in Redis cannot be read: put a backup in its place', { cause })
  }
}
