import { inquireDailyChartprice } from '../../endpoints/overseas-stock.gen.ts'
import type { Answer } from './answer.ts'
import type { AnswerContext } from './answer-context.ts'
import { catalogueAnswers } from './from-catalogue/answers.ts'
import { krxAccountAnswers } from './krx/account.ts'
import { krxBookAnswers } from './krx/book.ts'
import { krxCorporateActionAnswers } from './krx/corporate-actions.ts'
import { krxHolidayAnswers } from './krx/holidays.ts'
import { krxInfoAnswers } from './krx/info.ts'
import { krxMarginAnswers } from './krx/margin.ts'
import { krxMinuteAnswers } from './krx/minutes.ts'
import { krxOrderAnswers } from './krx/orders.ts'
import { krxPensionAnswers } from './krx/pension.ts'
import { krxProfitAnswers } from './krx/profit.ts'
import { krxQuoteAnswers } from './krx/quotes.ts'
import { krxRankingAnswers } from './krx/rankings.ts'
import { krxReservedAnswers } from './krx/reserved-orders.ts'
import { overseasAccountAnswers } from './overseas/account.ts'
import { overseasCorporateActionAnswers } from './overseas/corporate-actions.ts'
import { overseasInfoAnswers } from './overseas/info.ts'
import { overseasMinuteAnswers } from './overseas/minutes.ts'
import { overseasOrderAnswers } from './overseas/orders.ts'
import { overseasPeriodChart } from './overseas/period-chart.ts'
import { overseasProfitAnswers } from './overseas/profit.ts'
import { overseasQuoteAnswers } from './overseas/quotes.ts'
import { overseasRankingAnswers } from './overseas/rankings.ts'
import { overseasReservedAnswers } from './overseas/reserved-orders.ts'
import { overseasSettledAnswers } from './overseas/settled-balance.ts'
import { overseasTradeAnswers } from './overseas/trades.ts'
import { retiredAnswers } from './retired-endpoints.ts'

/** Returns an answer for every endpoint, by its id: from the world where it has one, otherwise from the catalogue. */
export function createAnswers(seed: number, context: AnswerContext): Readonly<Record<string, Answer>> {
  const fake = catalogueAnswers({ seed, instruments: context.instruments, prices: context.prices })
  const { id } = inquireDailyChartprice
  const chart = fake[id]
  return {
    ...fake,
    ...worldAnswers(context),
    ...(chart && { [id]: overseasPeriodChart(context, chart) }),
    ...retiredAnswers,
  }
}

/** Returns the answers from the market and the account. Each first settles the orders up to its call. */
export function worldAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const answers = {
    ...krxQuoteAnswers(context),
    ...krxRankingAnswers(context),
    ...krxProfitAnswers(context),
    ...krxInfoAnswers(context),
    ...krxHolidayAnswers(context),
    ...krxBookAnswers(context),
    ...krxMinuteAnswers(context),
    ...krxCorporateActionAnswers(),
    ...krxOrderAnswers(context),
    ...krxReservedAnswers(context),
    ...krxAccountAnswers(context),
    ...krxPensionAnswers(context),
    ...krxMarginAnswers(context),
    ...overseasQuoteAnswers(context),
    ...overseasOrderAnswers(context),
    ...overseasReservedAnswers(context),
    ...overseasAccountAnswers(context),
    ...overseasSettledAnswers(context),
    ...overseasInfoAnswers(context),
    ...overseasCorporateActionAnswers(),
    ...overseasMinuteAnswers(context),
    ...overseasTradeAnswers(context),
    ...overseasProfitAnswers(context),
    ...overseasRankingAnswers(context),
  }
  const settled =
    (answer: Answer): Answer =>
    (call) => {
      context.engine.settle(call.at)
      return answer(call)
    }
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, settled(answer)]))
}
