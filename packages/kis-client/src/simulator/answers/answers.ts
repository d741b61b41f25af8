import type { Answer } from './answer.ts'
import type { AnswerContext } from './answer-context.ts'
import { catalogueAnswers } from './from-catalogue/answers.ts'
import { domesticAccountAnswers } from './krx/account.ts'
import { domesticBookAnswers } from './krx/book.ts'
import { domesticHolidayAnswers } from './krx/holidays.ts'
import { domesticInfoAnswers } from './krx/info.ts'
import { domesticMinuteAnswers } from './krx/minutes.ts'
import { domesticOrderAnswers } from './krx/orders.ts'
import { domesticProfitAnswers } from './krx/profit.ts'
import { domesticQuoteAnswers } from './krx/quotes.ts'
import { domesticRankingAnswers } from './krx/rankings.ts'
import { overseasAccountAnswers } from './overseas/account.ts'
import { overseasInfoAnswers } from './overseas/info.ts'
import { overseasMinuteAnswers } from './overseas/minutes.ts'
import { overseasOrderAnswers } from './overseas/orders.ts'
import { overseasProfitAnswers } from './overseas/profit.ts'
import { overseasQuoteAnswers } from './overseas/quotes.ts'
import { overseasRankingAnswers } from './overseas/rankings.ts'
import { retiredAnswers } from './retired-endpoints.ts'

/** Returns an answer for every endpoint, by its id: from the world where that knows one, else from the catalogue. */
export function createAnswers(seed: number, context: AnswerContext): Readonly<Record<string, Answer>> {
  return { ...catalogueAnswers({ seed, prices: context.prices }), ...worldAnswers(context), ...retiredAnswers }
}

/** Returns the answers that the market and the account know. Each settles the orders up to its call first. */
export function worldAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const answers = {
    ...domesticQuoteAnswers(context),
    ...domesticRankingAnswers(context),
    ...domesticProfitAnswers(context),
    ...domesticInfoAnswers(context),
    ...domesticHolidayAnswers(context),
    ...domesticBookAnswers(context),
    ...domesticMinuteAnswers(context),
    ...domesticOrderAnswers(context),
    ...domesticAccountAnswers(context),
    ...overseasQuoteAnswers(context),
    ...overseasOrderAnswers(context),
    ...overseasAccountAnswers(context),
    ...overseasInfoAnswers(context),
    ...overseasMinuteAnswers(context),
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
