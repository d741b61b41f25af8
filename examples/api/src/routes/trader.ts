import type { Desk } from '@stockeye/example-trader/desk/desk'
import { DeskUnavailableError } from '@stockeye/example-trader/desk/http/unavailable'
import { StaleCommandError } from '@stockeye/example-trader/desk/stale'
import type { Handlers } from '../http/mount.ts'
import { Refusal } from '../http/problem.ts'
import type { TraderApi } from './trader-contract.ts'

/** Error of an API whose settings name no trader: a fact of the settings, and no failure. */
export class NoTraderError extends Error {
  override readonly name = 'NoTraderError'
  constructor() {
    super('no trader is connected: start the API with TRADER_URL and TRADER_SECRET_KEY of one')
  }
}

/** Creates the handlers of the routes of the trader. @param desk undefined refuses each of them */
export function traderHandlers(desk: Desk | undefined): Handlers<TraderApi> {
  /** Asks the desk. @throws {Refusal} `upstream_unavailable`: no trader is connected, or it does not answer; `invalid_request`: a stale command */
  async function ask<T>(question: (of: Desk) => Promise<T>): Promise<T> {
    if (desk === undefined) throw new Refusal('upstream_unavailable', { cause: new NoTraderError() })
    try {
      return await question(desk)
    } catch (error) {
      if (error instanceof DeskUnavailableError) throw new Refusal('upstream_unavailable', { cause: error })
      if (error instanceof StaleCommandError) throw new Refusal('invalid_request', { errors: [isStale], cause: error })
      throw error
    }
  }

  /** Asks the desk for one thing. @throws {Refusal} `not_found`: the trader does not have it */
  async function find<T>(question: (of: Desk) => Promise<T | undefined>): Promise<T> {
    const found = await ask(question)
    if (found === undefined) throw new Refusal('not_found')
    return found
  }

  return {
    getTrader: () => ask((its) => its.getState()),
    listOrders: async () => ({ orders: await ask((its) => its.listOrders()) }),
    getOrder: ({ params }) => find((its) => its.getOrder(params.order_id)),
    listPositions: async () => ({ positions: await ask((its) => its.listPositions()) }),
    listEquity: async () => ({ points: await ask((its) => its.listEquity()) }),
    listApprovals: async () => ({ approvals: await ask((its) => its.listApprovals()) }),
    commandTrader: ({ caller, params, body }) =>
      ask((its) => its[methods[params.command]]({ by: nameOf(caller), seenAt: body.seen_at })),
    killTrader: ({ caller, body }) => ask((its) => its.kill({ by: nameOf(caller), seenAt: body.seen_at })),
    answerApproval: ({ caller, params, body }) =>
      find((its) => its.answerApproval(params.approval_id, { isApproved: body.approved, by: nameOf(caller) })),
  }
}

const methods = { pause: 'pause', 'stop-entry': 'stopEntry', resume: 'resume', flatten: 'flatten' } as const

const isStale = { pointer: '/seen_at', detail: "the trader's mode has changed since" } as const

/** Returns the name of a person for the records of the trader. */
const nameOf = ({ telegramId }: { readonly telegramId: string }): string => `telegram:${telegramId}`
