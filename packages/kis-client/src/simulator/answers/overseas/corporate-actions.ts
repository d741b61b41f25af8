import { overseasNotices, overseasRights } from '../../market/corporate-actions.ts'
import type { Answer } from '../answer.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'

const pageSize = 50

/** Returns the answers about rights and notices abroad: rights by their record day, notices by the day of the notice. */
export function overseasCorporateActionAnswers(): Readonly<Record<string, Answer>> {
  return {
    'overseas-stock/period-rights': (call) => {
      const { RGHT_TYPE_CD = '%%', INQR_STRT_DT = '', INQR_END_DT = '', PDNO = '' } = call.input
      const fields = documentedFields(call.endpoint, 'output')
      const found = overseasRights
        .filter(({ type }) => RGHT_TYPE_CD === '%%' || type === RGHT_TYPE_CD)
        .filter(({ symbol }) => PDNO.trim() === '' || PDNO.trim() === symbol)
        .filter(({ recordOn }) => INQR_STRT_DT <= recordOn && recordOn <= INQR_END_DT)
      const { rows, cursor, more } = pageOf(call, found, pageSize)
      const output = rows.map((right) =>
        fillBlock(fields, {
          bass_dt: right.recordOn,
          rght_type_cd: right.type,
          pdno: right.symbol,
          prdt_name: right.name,
          prdt_type_cd: right.product,
          acpl_bass_dt: right.effectiveOn,
          cash_alct_rt: '0.000000000000',
          stck_alct_rt: right.percent,
          crcy_cd: 'USD',
          alct_frcr_unpr: '0.00000',
          stkp_dvdn_frcr_amt2: '0.00000',
          stkp_dvdn_frcr_amt3: '0.00000',
          stkp_dvdn_frcr_amt4: '0.00000',
          dfnt_yn: 'Y',
        }),
      )
      return { blocks: { ...cursor, output }, more }
    },

    'overseas-stock/rights-by-ice': ({ endpoint, input }) => {
      const { NCOD = '', SYMB = '', ST_YMD = '', ED_YMD = '99999999' } = input
      const fields = documentedFields(endpoint, 'output1')
      // KIS searches a change of the ticker by its 적용일, and everything else by the day of the notice.
      const found = overseasNotices.filter(({ country, symbol, announcedOn, effectiveOn }) => {
        const day = effectiveOn || announcedOn
        return country === NCOD && symbol === SYMB && ST_YMD <= day && day <= (ED_YMD || '99999999')
      })
      const output1 = found.map((notice) =>
        fillBlock(fields, {
          anno_dt: notice.announcedOn,
          ca_title: notice.title,
          delist_dt: notice.delistedOn,
          effective_dt: notice.effectiveOn,
        }),
      )
      return { blocks: { output1 } }
    },
  }
}
