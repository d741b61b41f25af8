import {
  ksdinfoBonusIssue,
  ksdinfoCapDcrs,
  ksdinfoMergerSplit,
  ksdinfoRevSplit,
} from '../../../endpoints/domestic-stock.gen.ts'
import { bonusIssues, capitalReductions, faceChanges, mergers } from '../../market/corporate-actions.ts'
import type { Answer } from '../answer.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'

/** Rows of a page; KIS's own number is not on record. */
const pageSize = 100

/**
 * Returns the answers with schedules of the Korea Securities Depository, by record day. They write days in two forms, and numbers
 * with zeros and blanks before them, as KIS passes them on.
 */
export function krxCorporateActionAnswers(): Readonly<Record<string, Answer>> {
  return {
    'domestic-stock/ksdinfo-rev-split': schedule(faceChanges, (change) =>
      fillBlock(faceFields, {
        record_date: change.recordOn,
        sht_cd: change.symbol,
        isin_name: change.name,
        inter_bf_face_amt: String(change.faceBefore).padStart(9, '0'),
        inter_af_face_amt: String(change.faceAfter).padStart(9, '0'),
        td_stop_dt: spanText(change.suspended),
        list_dt: slashed(change.effectiveOn),
      }),
    ),
    'domestic-stock/ksdinfo-bonus-issue': schedule(bonusIssues, (issue) =>
      fillBlock(bonusFields, {
        record_date: issue.recordOn,
        sht_cd: issue.symbol,
        isin_name: issue.name,
        fix_rate: issue.percent.toFixed(2),
        odd_rec_price: '000000000',
        right_dt: issue.effectiveOn,
        list_date: issue.listedOn,
        tot_issue_stk_qty: '10000000'.padStart(12),
        issue_stk_qty: '10000000'.padStart(12),
        stk_kind: '01',
      }),
    ),
    'domestic-stock/ksdinfo-cap-dcrs': schedule(capitalReductions, (reduction) =>
      fillBlock(reductionFields, {
        record_date: reduction.recordOn,
        sht_cd: reduction.symbol,
        isin_name: reduction.name,
        stk_kind: '보통',
        reduce_cap_type: '무상감자',
        reduce_cap_rate: reduction.rate.padStart(5),
        comp_way: '곱하기',
        td_stop_dt: spanText(reduction.suspended),
        list_dt: slashed(reduction.effectiveOn),
      }),
    ),
    'domestic-stock/ksdinfo-merger-split': schedule(mergers, (merger) =>
      fillBlock(mergerFields, {
        record_date: merger.recordOn,
        sht_cd: merger.symbol,
        opp_cust_cd: merger.absorbed[0],
        opp_cust_nm: merger.absorbed[1],
        cust_cd: merger.surviving[0],
        cust_nm: merger.surviving[1],
        merge_type: merger.type,
        merge_rate: merger.ratio,
        td_stop_dt: spanText(merger.suspended),
        list_dt: slashed(merger.effectiveOn),
        seq: '001',
      }),
    ),
  }
}

interface Scheduled {
  readonly symbol: string
  readonly recordOn: string
}

/** Answers with the rows of a symbol, or of all for an empty one, whose record day lies in the range. */
const schedule =
  <Row extends Scheduled>(all: readonly Row[], format: (row: Row) => Record<string, string>): Answer =>
  (call) => {
    const { SHT_CD = '', F_DT = '', T_DT = '' } = call.input
    const asked = all.filter(({ symbol, recordOn }) => isAsked(symbol, SHT_CD) && F_DT <= recordOn && recordOn <= T_DT)
    const { rows, cursor, more } = pageOf(call, asked, pageSize)
    // KIS's examples, of one page each, have no cursor.
    return { blocks: { ...(more && cursor), output1: rows.map(format) }, more }
  }

const isAsked = (symbol: string, asked: string): boolean => asked.trim() === '' || asked.trim() === symbol

const slashed = (date: string): string => date.replace(/^(....)(..)(..)$/, '$1/$2/$3')

const spanText = (span: readonly [from: string, to: string] | undefined): string =>
  span === undefined ? '' : span.map(slashed).join(' ~ ')

const faceFields = documentedFields(ksdinfoRevSplit, 'output1')
const bonusFields = documentedFields(ksdinfoBonusIssue, 'output1')
const reductionFields = documentedFields(ksdinfoCapDcrs, 'output1')
const mergerFields = documentedFields(ksdinfoMergerSplit, 'output1')
