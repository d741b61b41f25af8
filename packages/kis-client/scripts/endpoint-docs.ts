import type { Codes, Condition, EndpointEntry, Pagination, RequestField, ResponseField, TrIds } from './read-catalog.ts'
import { formatCodes, joinRemarks, type Remark } from './source-text.ts'

/** Describes a row for its doc comment: name, TR ids, and one line for each warning of the catalogue. */
export function describeEndpoint(entry: EndpointEntry): Remark[] {
  const { docId, nameKo, trIds, pagination, requestBody, goneFromPortal, origin, confirmed, warnings = [] } = entry
  return [
    joinRemarks([nameKo, docId ?? 'no document id', trIds?.real !== undefined && describePair(trIds)]),
    '',
    ...(trIds?.select?.map((choice) => `- ${formatCondition(choice.when)}: ${describePair(choice)}`) ?? []),
    trIds === null && 'It has no TR id: `call` does not take it.',
    requestBody && `Body: ${requestBody}.`,
    pagination !== null && describePaging(pagination),
    ...(trIds === null ? [] : describeDoubts(trIds)),
    origin && 'Only the portal has it: the official samples do not.',
    trIds !== null &&
      confirmed?.clients === 0 &&
      'Unconfirmed by practice: the portal has it, no known client calls it.',
    goneFromPortal && `Gone from the portal's list of ${goneFromPortal}.`,
    ...describeBlocks(entry),
    ...warnings.map((warning) => `Warning: ${warning}.`),
  ]
}

const describePair = ({ real, paper }: Pick<TrIds, 'real' | 'paper'>): string =>
  `${real}, ${paper === null ? 'not in paper trading' : `paper ${paper}`}`

function describeDoubts(ids: TrIds): Remark[] {
  const { scope, formerPaper, rejected, replacement } = ids
  const hasPaper = [ids, ...(ids.select ?? [])].some(({ paper }) => typeof paper === 'string')
  const superseded = ids.superseded?.map(({ real, paper, when }) =>
    joinRemarks([real, paper !== null && `and paper ${paper}`, when && `for ${formatCondition(when)}`], ' '),
  )
  return [
    scope && `Documented for ${formatCondition(scope)} only.`,
    hasPaper && ids.paperEvidence !== 'examples' && `The paper id comes from: ${ids.paperEvidence}.`,
    formerPaper && `Older clients send ${formerPaper} in paper trading; it is no longer granted.`,
    superseded && `Superseded: ${superseded.join('; ')}.`,
    rejected && `Rejected, against the official sample: ${rejected.join(', ')}.`,
    replacement && `Replacement announced ${replacement.seen}: ${describeReplacement(replacement)}.`,
  ]
}

function describeReplacement(replacement: NonNullable<TrIds['replacement']>): string {
  const { requestFields, values, output1 } = replacement
  const request = requestFields.map((name) => joinRemarks([name, describeCodes(values[name])], ' '))
  return `${describePair(replacement)}; request ${request.join(', ')}; output1 ${output1.join(', ')}`
}

const describeCodes = (codes: Codes | undefined): Remark => codes && `(${formatCodes(codes)})`

function describePaging({ kind, keys, continueOn, cursorFormat, evidence, portal }: Pagination): string {
  const facts = [
    keys.length === 0 ? kind : `${kind} with ${keys.join(', ')}`,
    cursorFormat && `a cursor is ${cursorFormat}`,
    continueOn?.join() === 'M' && 'the sample goes on at M alone',
    portal && `the portal says: ${portal}`,
  ]
  return `Paging: ${joinRemarks(facts, '; ')} (${evidence}).`
}

const describeBlocks = ({ response }: EndpointEntry): Remark[] =>
  Object.entries(response.containers).map(([name, { kind, kindEvidence, kindPortal, kindConfidence }]) => {
    const doubts = [
      kindEvidence === 'judged' && 'judged',
      kindConfidence && `confidence ${kindConfidence}`,
      kindPortal && `the portal says ${kindPortal}`,
    ]
    return doubts.some(Boolean) && `Unsure: ${name} is an ${kind} (${joinRemarks(doubts, '; ')}).`
  })

export function describeRequestField(field: RequestField): Remark[] {
  const { values, valuesByTr, valuesByEnv, valuesByParam, requiredWhen, onlyForTr, paperValues, example } = field
  const own = field.const ?? field.fixed ?? field.default
  const isListed = values !== undefined || field.allowed !== undefined
  const facts = [
    field.nameKo,
    values && formatCodes(values),
    !isListed && own === undefined && example && `e.g. ${example}`,
    own !== undefined && `sent as ${own === '' ? "''" : own} when left out`,
    requiredWhen && `required when ${formatCondition(requiredWhen)}`,
    field.derived && 'the official sample sets it by itself',
    onlyForTr && `only for ${onlyForTr.join(', ')}`,
    field.valuesByVenue && `which venue takes which: ${field.valuesByVenue}`,
    paperValues && `paper trading takes only ${paperValues.join(', ')}`,
    ...Object.entries(valuesByTr ?? {}).map(([trId, codes]) => `${trId}: ${codes.join(', ')}`),
    valuesByEnv && `real: ${formatCodes(valuesByEnv.real)}; paper: ${formatCodes(valuesByEnv.paper)}`,
    field.formerName && `formerly ${field.formerName}`,
    field.origin && 'portal only',
  ]
  const byParam = Object.entries(valuesByParam ?? {}).flatMap(([name, byValue]) =>
    Object.entries(byValue).map(([given, codes]) => `- ${name} = ${given}: ${formatCodes(codes)}`),
  )
  return [joinRemarks(facts), ...byParam]
}

export function describeResponseField(field: ResponseField, block: string): Remark[] {
  const nameKo = field.nameKoByContainer?.[block] ?? field.nameKo
  return [joinRemarks([nameKo ?? undefined, field.origin && 'portal only'])]
}

const formatCondition = (when: Condition): string =>
  Object.entries(when)
    .map(([name, values]) => `${name} = ${[values].flat().join(' | ')}`)
    .join(', ')
