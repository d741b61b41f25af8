import type {
  Approval,
  DeskOrder,
  DeskOrderDetail,
  DeskPosition,
  DeskState,
  EquityPoint,
  Killed,
} from '@stockeye/example-trader/desk/desk'
import {
  approvalSchema,
  equityPointSchema,
  killedSchema,
  orderDetailSchema,
  orderSchema,
  positionSchema,
  stateSchema,
} from '@stockeye/example-trader/desk/schemas'
import { type ApiRoute, type Nothing, nothingSchema } from '@stockeye/telegram-adapter/api'
import * as z from 'zod'

export interface OrderParams {
  readonly order_id: string
}

export interface ApprovalParams {
  readonly approval_id: string
}

/** Command of a person: `pause`, `stop-entry`, `resume` and `flatten` of the desk. */
export interface CommandParams {
  readonly command: 'pause' | 'stop-entry' | 'resume' | 'flatten'
}

/** Body of a command. */
export interface CommandBody {
  /**
   * `changedAt` of the state that the person saw, in ms since 1970; 0 where it had none. Where the mode has changed since, the command is
   * refused with `invalid_request` at `/seen_at`. @default the command holds in any state
   */
  readonly seen_at?: number | undefined
}

interface Command<Params, Answer> {
  readonly access: 'admin'
  readonly params: Params
  readonly body: CommandBody
  readonly answer: Answer
}

interface Read<Params, Answer> {
  readonly access: 'admin'
  readonly params: Params
  readonly body: Nothing
  readonly answer: Answer
}

/** Routes of the trader. Without one they are refused with `upstream_unavailable`. */
export interface TraderApi {
  readonly getTrader: Read<Nothing, DeskState>
  readonly listOrders: Read<Nothing, { readonly orders: readonly DeskOrder[] }>
  readonly getOrder: Read<OrderParams, DeskOrderDetail>
  readonly listPositions: Read<Nothing, { readonly positions: readonly DeskPosition[] }>
  readonly listEquity: Read<Nothing, { readonly points: readonly EquityPoint[] }>
  readonly listApprovals: Read<Nothing, { readonly approvals: readonly Approval[] }>
  readonly commandTrader: Command<CommandParams, DeskState>
  readonly killTrader: Command<Nothing, Killed>
  readonly answerApproval: {
    readonly access: 'admin'
    readonly params: ApprovalParams
    readonly body: { readonly approved: boolean }
    readonly answer: Approval
  }
}

const reads = {
  method: 'get',
  access: 'admin',
  isIdempotent: false,
  status: 200,
  params: nothingSchema,
  body: nothingSchema,
} as const
// A command sets a state, so that a repeat changes nothing: it needs no key. `seen_at` holds back one after the command of another.
const commands = { ...reads, method: 'post' } as const
const commandBody = z.strictObject({ seen_at: z.int().min(0).optional() })

/** Routes of the trader: the API mounts them, and the commands of the bot call them. */
export const traderApi: { readonly [Name in keyof TraderApi]: ApiRoute<TraderApi[Name]> } = {
  getTrader: {
    ...reads,
    path: '/admin/trader',
    summary: 'The mode of the trader, and its orders in doubt.',
    answer: stateSchema,
  },
  listOrders: {
    ...reads,
    path: '/admin/trader/orders',
    summary: 'The orders of the latest days, the newest first.',
    answer: z.object({ orders: z.array(orderSchema) }),
  },
  getOrder: {
    ...reads,
    path: '/admin/trader/orders/{order_id}',
    summary: 'An order with its evidence.',
    params: z.object({ order_id: z.string().min(1).max(100) }),
    answer: orderDetailSchema,
  },
  listPositions: {
    ...reads,
    path: '/admin/trader/positions',
    summary: 'The positions of the watchlist, as KIS lists them.',
    answer: z.object({ positions: z.array(positionSchema) }),
  },
  listEquity: {
    ...reads,
    path: '/admin/trader/equity',
    summary: 'The worth of the account so far, with its fall from the highest one.',
    answer: z.object({ points: z.array(equityPointSchema) }),
  },
  listApprovals: {
    ...reads,
    path: '/admin/trader/approvals',
    summary: 'Sales that wait for a person, and those that were answered today.',
    answer: z.object({ approvals: z.array(approvalSchema) }),
  },
  commandTrader: {
    ...commands,
    path: '/admin/trader/commands/{command}',
    summary: 'Pauses the trader, stops its purchases, resumes it, or sells all that it holds.',
    params: z.object({ command: z.enum(['pause', 'stop-entry', 'resume', 'flatten']) }),
    body: commandBody,
    answer: stateSchema,
  },
  killTrader: {
    ...commands,
    path: '/admin/trader/kill',
    summary: 'Cancels all open orders of the trader; it places none until it is resumed.',
    body: commandBody,
    answer: killedSchema,
  },
  answerApproval: {
    ...commands,
    path: '/admin/trader/approvals/{approval_id}',
    summary: 'Approves or declines a sale that waits.',
    params: z.object({ approval_id: z.string().min(1).max(40) }),
    body: z.object({ approved: z.boolean() }),
    answer: approvalSchema,
  },
}
