import { fundamentalsOf } from '../../world/fundamentals.ts'
import { findByProduct, overseasMarketFacts, overseasPlaceOf } from '../../world/overseas-markets.ts'
import { formatUnits } from '../../world/price-units.ts'
import { isSuspended } from '../../world/prices.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'

/**
 * Returns the answer about an instrument abroad, by its product type and symbol. For an unknown one the fields are
 * empty.
 */
export function overseasInfoAnswers({ instruments, prices }: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'overseas-stock/search-info': ({ endpoint, input, at }) => {
      const fields = documentedFields(endpoint, 'output')
      const instrument = findByProduct(instruments, input.PRDT_TYPE_CD ?? '', input.PDNO ?? '')
      if (instrument === undefined)
        return { blocks: { output: fillBlock(fields, {}) }, messageCode: 'KIOK0530', message: '조회되었습니다.' }
      const { market, code, name, country, countryName, currency, product, marketCode } = overseasPlaceOf(instrument)
      const isFund = instrument.kind === 'etf'
      const snapshot = prices.snapshot(instrument, at)
      return {
        blocks: {
          output: fillBlock(fields, {
            prdt_eng_name: instrument.symbol,
            natn_cd: country,
            natn_name: countryName,
            tr_mket_cd: marketCode,
            tr_mket_name: name,
            ovrs_excg_cd: code,
            ovrs_excg_name: name,
            tr_crcy_cd: currency,
            ovrs_papr: '0.00000',
            crcy_name: overseasMarketFacts[market].currencyName,
            // 01 means a share, 03 an exchange-traded product.
            ovrs_stck_dvsn_cd: isFund ? '03' : '01',
            prdt_clsf_cd: isFund ? '101210' : '101010',
            prdt_clsf_name: isFund ? '해외ETF' : '해외주식',
            sll_unit_qty: '1',
            buy_unit_qty: '1',
            tr_unit_amt: '0',
            lstg_stck_num: String(fundamentalsOf(instrument).shares),
            lstg_dt: instrument.listedOn,
            // 01 normal, 02 suspended.
            ovrs_stck_tr_stop_dvsn_cd: snapshot !== undefined && isSuspended(snapshot.day) ? '02' : '01',
            lstg_abol_item_yn: 'N',
            lstg_yn: 'Y',
            prdt_type_cd_2: product,
            ovrs_item_name: instrument.name,
            prdt_name: instrument.name,
            dtm_tr_psbl_yn: market === 'US' ? 'Y' : 'N',
            ovrs_now_pric1: formatUnits(market, snapshot?.price ?? 0, 8),
          }),
        },
        messageCode: 'KIOK0530',
        message: '조회되었습니다.',
      }
    },
  }
}
