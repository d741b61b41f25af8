import { isKisError } from '@stockeye/kis-client'
import { isTokenError } from '@stockeye/token-manager'

/** Result of one step, as the JSON output has it. */
export interface Step {
  readonly step: number
  readonly what: string
  readonly expected: string
  readonly seen: string
  readonly ok: boolean
}

/** Observation of a step, and whether it is as expected; `value` is for the steps after it. */
export interface Seen<Value> {
  readonly seen: string
  readonly ok: boolean
  readonly value?: Value
}

/** Steps of a check, in order. */
export interface Steps {
  /** Runs the next step. An error that it does not catch becomes its observation, and is never ok. */
  take<Value = never>(what: string, expected: string, work: () => Promise<Seen<Value>>): Promise<Value | undefined>
  /** Returns the results so far. */
  list(): readonly Step[]
}

/** Creates an empty list of steps. */
export function createSteps(): Steps {
  const steps: Step[] = []
  return {
    async take(what, expected, work) {
      const step = steps.length + 1
      try {
        const { seen, ok, value } = await work()
        steps.push({ step, what, expected, seen, ok })
        return value
      } catch (error) {
        steps.push({ step, what, expected, seen: nameOf(error), ok: false })
        return undefined
      }
    },
    list: () => steps,
  }
}

/** Returns the value of an earlier step. @throws {Error} that step has failed */
export function given<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`no ${what}: an earlier step has failed`)
  return value
}

/** Returns an error in a few words: the code of KIS if it has one. */
export function nameOf(error: unknown): string {
  if (isKisError(error)) {
    if ('messageCode' in error && error.messageCode) return error.messageCode
    return isTokenError(error.cause) ? `${error.code}, ${error.cause.code}` : error.code
  }
  if (isTokenError(error)) {
    return error.code === 'TOKEN_REFUSED' && error.issuerCode ? `${error.code} ${error.issuerCode}` : error.code
  }
  return error instanceof Error ? error.message : String(error)
}

/** Returns 0 if all steps are ok, and 1 otherwise. */
export const exitCodeOf = (steps: readonly Step[]): number => (steps.every(({ ok }) => ok) ? 0 : 1)

/** Formats a table with a line for each step. */
export function formatSteps(steps: readonly Step[]): string {
  const rows = [
    ['', 'step', 'expected', 'seen', ''],
    ...steps.map(({ step, what, expected, seen, ok }) => [`${step}`, what, expected, seen, ok ? 'ok' : 'NOT OK']),
  ]
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widthOf(column)))
      .join('  ')
      .trimEnd(),
  )
  const failed = steps.filter(({ ok }) => !ok).length
  return [
    ...lines,
    '',
    failed === 0 ? `all ${steps.length} steps are ok` : `${failed} of ${steps.length} steps NOT OK`,
  ].join('\n')
}
