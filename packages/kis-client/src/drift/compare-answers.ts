import { findSchemaDrift } from '../client/schema-drift.ts'
import { explainCode } from '../codes.ts'
import type { AnyEndpoint } from '../endpoint.ts'
import { type Body, isRecord } from '../values/json-record.ts'
import type { RecordedAnswer } from './recording.ts'
import { compareForms, type FieldForm, formOf } from './value-form.ts'

/** Difference between an answer of KIS and what the catalogue or the simulator say. It holds no value. */
export interface AnswerDifference {
  /** Id of the endpoint in the catalogue, or the method and path of a call that the catalogue lacks. */
  readonly endpoint: string
  /** Block and name, such as `output1.prpr`; empty if the difference is one of the whole answer. */
  readonly field: string
  readonly what: string
}

/** Answers of one endpoint: those that KIS gave, and those of the simulator to the same requests. */
export interface AnswerPair {
  readonly endpoint: AnyEndpoint
  readonly recorded: RecordedAnswer
  /** Body of the simulator's answer; undefined for a call that is not repeated there, such as an order. */
  readonly simulated: Body | undefined
}

/** Finds the endpoint of a recorded call: by its path, and by its TR id where several share the path. */
export function findEndpoint(
  endpoints: readonly AnyEndpoint[],
  { method, path, trId }: RecordedAnswer,
): AnyEndpoint | undefined {
  const atPath = endpoints.filter((endpoint) => endpoint.method === method && endpoint.path === path)
  return atPath.find(({ trIds }) => trIds.some(({ real, paper }) => real === trId || paper === trId)) ?? atPath[0]
}

/** Parses the body of an answer. @returns undefined if it is not a JSON object */
export function bodyOf(answer: string): Body | undefined {
  try {
    const body: unknown = JSON.parse(answer)
    return isRecord(body) ? body : undefined
  } catch {
    return undefined
  }
}

/** Compares all answers of one endpoint: their outcomes, the names and their order, and the forms of the values. */
export function compareAnswers(pairs: readonly AnswerPair[]): readonly AnswerDifference[] {
  const found = new Map<string, AnswerDifference>()
  const add = (endpoint: string, field: string, what: string) =>
    found.set(`${field} ${what}`, { endpoint, field, what })
  const both: { readonly kis: Body; readonly simulated: Body }[] = []

  for (const { endpoint, recorded, simulated } of pairs) {
    const body = bodyOf(recorded.answer)
    if (body === undefined) {
      add(endpoint.id, '', `KIS: HTTP ${recorded.status} without a JSON body`)
      continue
    }
    for (const what of compareOutcomes(body, recorded.status, simulated)) add(endpoint.id, '', what)
    if (!isSuccess(body)) continue
    for (const { block, name, what } of findSchemaDrift(endpoint, body)) {
      add(endpoint.id, `${block}.${name}`, `catalogue: ${what}`)
    }
    if (simulated !== undefined && isSuccess(simulated)) both.push({ kis: body, simulated })
  }

  const [{ endpoint } = { endpoint: undefined }] = pairs
  if (endpoint !== undefined && both.length > 0) {
    for (const { field, what } of compareBlocks(both)) add(endpoint.id, field, what)
  }
  return [...found.values()]
}

const isSuccess = (body: Body): boolean => body['rt_cd'] === '0'

/** Kinds of codes that say nothing of the call itself: another one at another time has another answer. */
const passing: ReadonlySet<string> = new Set(['rate', 'token', 'server', 'auth'])

/** Returns in words how the outcomes of a call differ. */
function compareOutcomes(body: Body, status: number, simulated: Body | undefined): readonly string[] {
  const code = String(body['msg_cd'] ?? '')
  const found: string[] = []
  if (!isSuccess(body) && explainCode(code) === undefined)
    found.push(`catalogue: the code ${code || '(empty)'} is not known`)
  if (isSuccess(body) && status !== 200) found.push(`KIS: HTTP ${status} with the return code of a success`)
  if (simulated === undefined || passing.has(explainCode(code)?.kind ?? '')) return found
  const simulatedCode = String(simulated['msg_cd'] ?? '')
  if (isSuccess(body) && !isSuccess(simulated)) found.push(`KIS answers, the simulator refuses with ${simulatedCode}`)
  if (!isSuccess(body) && isSuccess(simulated)) found.push(`KIS refuses with ${code}, the simulator answers`)
  if (!isSuccess(body) && !isSuccess(simulated) && code !== simulatedCode) {
    found.push(`KIS refuses with ${code}, the simulator with ${simulatedCode}`)
  }
  return found
}

type Found = Pick<AnswerDifference, 'field' | 'what'>

/** Compares the blocks of the answers of one endpoint, field by field. */
function compareBlocks(answers: readonly { readonly kis: Body; readonly simulated: Body }[]): readonly Found[] {
  const names = new Set(answers.flatMap(({ kis }) => Object.keys(kis)))
  const found: Found[] = []
  for (const block of names) {
    const atKis = rowsOf(answers.map(({ kis }) => kis[block]))
    const simulated = rowsOf(answers.map((answer) => answer.simulated[block]))
    if (answers.some(({ kis, simulated: own }) => isRecord(kis[block]) && Array.isArray(own[block]))) {
      found.push({ field: block, what: 'KIS: a record, simulator: a list' })
    }
    if (answers.some(({ kis, simulated: own }) => Array.isArray(kis[block]) && isRecord(own[block]))) {
      found.push({ field: block, what: 'KIS: a list, simulator: a record' })
    }
    // An account without positions has no rows, and a list without rows shows no form.
    if (atKis.length > 0 && simulated.length > 0) found.push(...compareRows(block, atKis, simulated))
  }
  return found
}

const rowsOf = (values: readonly unknown[]): readonly Body[] =>
  values.flatMap((value) => (Array.isArray(value) ? value : [value])).filter(isRecord)

/** Compares the rows of one block: their names, the order of the names, and the forms of their values. */
function compareRows(block: string, atKis: readonly Body[], simulated: readonly Body[]): readonly Found[] {
  const kisNames = Object.keys(atKis[0] ?? {})
  const simulatedNames = Object.keys(simulated[0] ?? {})
  const common = kisNames.filter((name) => simulatedNames.includes(name))
  const found: Found[] = []
  for (const name of kisNames)
    if (!common.includes(name)) found.push({ field: `${block}.${name}`, what: 'simulator: missing' })
  for (const name of simulatedNames)
    if (!common.includes(name)) found.push({ field: `${block}.${name}`, what: 'KIS: missing' })
  const moved = simulatedNames.filter((name) => common.includes(name)).find((name, place) => name !== common[place])
  if (moved !== undefined) found.push({ field: `${block}.${moved}`, what: 'the names have another order' })
  for (const name of common) {
    const forms = [formOf(atKis.map((row) => row[name])), formOf(simulated.map((row) => row[name]))] as const
    for (const what of compareForms(...forms)) found.push({ field: `${block}.${name}`, what: what + show(forms) })
  }
  return found
}

/** Shows masked values of both sides. */
function show([atKis, simulated]: readonly [FieldForm, FieldForm]): string {
  const list = ({ examples }: FieldForm) => [...examples].map((example) => JSON.stringify(example)).join(' ') || 'empty'
  return ` (${list(atKis)} at KIS, ${list(simulated)} here)`
}
