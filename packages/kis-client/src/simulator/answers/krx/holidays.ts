import { chkHoliday } from '../../../endpoints/domestic-stock.gen.ts'
import { marketRules } from '../../../market/rules.gen.ts'
import { dayMs, utcDate } from '../../world/calendar/utc-days.ts'
import type { HolidayTable } from '../../world/holiday-table.ts'
import { refuseField } from '../../world/refusals.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'

/** Days of a page, and the width of the cursor. @see captures of 2024-06, 2026-06 and 2026-09: 23 days each time */
const pageDays = 23
const cursorWidth = 20

/** Last day whose holidays are known: KIS's list has an end too, and here it is the end of the table. */
const lastKnown = `${Object.keys(marketRules.holidays.KRX).sort().at(-1)}1231`
const firstKnown = `${Object.keys(marketRules.holidays.KRX).sort()[0]}0101`

/** Returns the answer about which days are open, from a day on. */
export function krxHolidayAnswers({ holidays }: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'domestic-stock/chk-holiday': ({ input, more: continued }) => {
      const asked = input.BASS_DT ?? ''
      const cursor = (input.CTX_AREA_NK ?? '').trim()
      const from = midnightOf(continued && cursor !== '' ? cursor : asked)
      if (from === undefined) return { refusal: refuseField('BASS_DT') }
      const dates = Array.from({ length: pageDays }, (_, day) => utcDate(from + day * dayMs))
      const known = dates.filter((date) => firstKnown <= date && date <= lastKnown)
      const next = utcDate(from + pageDays * dayMs)
      const more = known.length > 0 && next <= lastKnown
      return {
        blocks: {
          ctx_area_fk: asked.padEnd(cursorWidth),
          ctx_area_nk: more ? next.padEnd(cursorWidth) : '',
          output: known.map((date) => dayBlock(holidays, date)),
        },
        messageCode: more ? 'KIOK0500' : 'KIOK0460',
        message: more ? '조회가 계속됩니다..다음버튼을 Click 하십시오.' : '조회 되었습니다. (마지막 자료)',
        more,
      }
    },
  }
}

/**
 * Returns the four kinds of a day: banks work on a business day, money can be moved on a 거래일, also at weekends, the
 * exchange trades on an opening day, and trades are settled on a settlement day.
 *
 * @see captures of 2026-09: on a Saturday and at Chuseok all say N but tr_day_yn
 */
function dayBlock(holidays: HolidayTable, date: string): Record<string, string> {
  const open = holidays.dayOn('KRX', date) !== undefined
  const weekday = new Date(midnightOf(date) ?? 0).getUTCDay()
  // The exchange is closed on the last day of the year, and the banks are not.
  const isYearEnd = date.endsWith('1231') && weekday % 6 !== 0
  return fillBlock(holidayFields, {
    bass_dt: date,
    wday_dvsn_cd: `0${weekday + 1}`,
    bzdy_yn: open || isYearEnd ? 'Y' : 'N',
    tr_day_yn: 'Y',
    opnd_yn: open ? 'Y' : 'N',
    sttl_day_yn: open ? 'Y' : 'N',
  })
}

/** Returns midnight in UTC of a day; undefined where the text is not a day. */
function midnightOf(date: string): number | undefined {
  const at = Date.parse(date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
  return Number.isNaN(at) || utcDate(at) !== date ? undefined : at
}

const holidayFields = documentedFields(chkHoliday, 'output')
