import type { AnyEndpoint } from '../../../endpoint.ts'
import { allEndpoints } from '../../../endpoints/all.gen.ts'
import type { Instruments } from '../../world/instruments.ts'
import type { Prices } from '../../world/prices.ts'
import { createSeededRandom } from '../../world/random.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { subjectOf } from './subject.ts'
import { fakeFieldText } from './text.ts'

// Three pages, the last one not full.
const pageSize = 10
const pagedRows = 25
const listRows = 5

/**
 * Returns an answer to every endpoint, in the shape that KIS documents: each block and each field, in KIS's order, with
 * text that fits the field's name. It is fake, except the prices of instruments that the simulator trades, and the same
 * for the same seed and question. Endpoints of the simulated market and account have answers from there instead.
 */
export function catalogueAnswers({
  seed,
  instruments,
  prices,
}: {
  readonly seed: number
  readonly instruments: Instruments
  readonly prices: Prices
}): Readonly<Record<string, Answer>> {
  let written = 0
  const answer: Answer = (call) => {
    const { endpoint } = call
    const isWrite = endpoint.method === 'POST'
    // Each write gets a number of its own; reads count the records of a list.
    const first = isWrite ? written++ : 0
    const codes = askedCodes(call)
    const all = rowsOf(endpoint, codes)
    const { rows, cursor, more } = pageOf(call, all, all.length === pagedRows ? pageSize : all.length)
    const random = createSeededRandom(`${seed}/${endpoint.id}/${JSON.stringify(askedOf(call))}`)
    const listed = rows.length
    const record = (block: string, index: number) => {
      const subject = subjectOf(call, { codes, index, listed, random, instruments, prices })
      const fields = documentedFields(endpoint, block)
      const values = Object.keys(fields).map((name) => [name, echo(name, call) ?? fakeFieldText(name, subject)])
      return fillBlock(fields, Object.fromEntries(values))
    }
    const blocks = Object.entries(endpoint.blocks).map(([block, { kind }]): [string, unknown] => {
      if (kind === 'array') return [block, rows.map((index) => record(block, index))]
      return [block, { ...record(block, first), ...(block === endpoint.paging?.block && cursor) }]
    })
    return {
      blocks: { ...(endpoint.paging?.block === undefined && cursor), ...Object.fromEntries(blocks) },
      more,
      ...(isWrite && { messageCode: 'APBK0013', message: '주문 전송 완료 되었습니다.' }),
    }
  }
  const called = allEndpoints.filter(({ trIds }) => trIds.length > 0)
  return Object.fromEntries(called.map(({ id }) => [id, answer]))
}

/** Returns the numbers of all rows of all pages. */
function rowsOf({ blocks, paging }: AnyEndpoint, codes: readonly string[]): readonly number[] {
  const hasList = Object.values(blocks).some(({ kind }) => kind === 'array')
  // A single record has no second page, even if KIS's table of headers says so.
  const hasPages = paging !== undefined && paging.kind !== 'time-cursor' && hasList
  return [...Array(hasPages ? pagedRows : codes.length > 1 ? codes.length : listRows).keys()]
}

/** Returns the question without its page: the same for each page of the answer. */
function askedOf({ endpoint, input }: SimulatedCall): readonly (readonly [string, string])[] {
  const paging = new Set([...(endpoint.paging?.keys ?? []), 'QRY_TP'])
  return Object.entries(input).filter(([name]) => !paging.has(name))
}

/** Request fields that name an instrument; in a call for many instruments each of the numbered ones does. */
const codeFields =
  /^(FID_INPUT_ISCD|PDNO|SYMB|SRS_CD|SHT_CD|OVRS_FUTR_FX_PDNO|MKSC_SHRN_ISCD|SHTN_PDNO|PROD_ISCD|ITEM_CD)(_\d+)?$/

function askedCodes({ endpoint, input }: SimulatedCall): readonly string[] {
  const asksMany = Object.keys(endpoint.fields).some((name) => /_0?3$/.test(name) && codeFields.test(name))
  return Object.entries(input).flatMap(([name, value]) => {
    const [, , number] = codeFields.exec(name) ?? [name, '', 'none']
    // Four digits name an index or an industry; only zeros or only nines mean "all".
    const isCode = !/^(\d{0,4}|0+|9+|%*)$/.test(value)
    return isCode && (number === undefined || (asksMany && number !== 'none')) ? [value] : []
  })
}

/** Returns the code that the call sent in a field of this name, except a code that means "all". */
function echo(field: string, { input }: SimulatedCall): string | undefined {
  const sent = input[field.toUpperCase()]?.trim() ?? ''
  const isCode = /(cd|code|pdno|iscd|symb|crcy|dvsn|^cano)$/i.test(field)
  return isCode && !/^(0+|9+|%*)$/.test(sent) ? sent : undefined
}
