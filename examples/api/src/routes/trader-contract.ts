import type {
  Approval,
  DeskOrder,
  DeskOrderDetail,
  DeskPosition,
  DeskState,
  EquityPoint,
  Killed,
} from '@stockeye/example-trader/desk/desk'
import { type Currency, currencies, type Decimal, type Exchange, exchanges, parseDecimal } from '@stockeye/kis-client'
import { type ApiRoute, type Nothing, nothingSchema } from '@stockeye/telegram-adapter/api'
import { z } from 'zod'

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
  readonly commandTrader: Read<CommandParams, DeskState>
  readonly killTrader: Read<Nothing, Killed>
  readonly answerApproval: {
    readonly access: 'admin'
    readonly params: ApprovalParams
    readonly body: { readonly approved: boolean }
    readonly answer: Approval
  }
}

const decimal: z.ZodType<Decimal> = z.string().transform((text) => parseDecimal(text))
const currency: z.ZodType<Currency> = z.enum(currencies)
const exchange: z.ZodType<Exchange> = z.enum(exchanges)

const orderShape = z.object({
  id: z.string(),
  symbol: z.string(),
  exchange,
  side: z.enum(['buy', 'sell']),
  quantity: decimal,
  price: decimal.optional(),
  filled: decimal,
  state: z.enum([
    'submitting',
    'unknown',
    'open',
    'partly-filled',
    'ended-unconfirmed',
    'filled',
    'cancelled',
    'rejected',
    'expired',
    'not-taken',
  ]),
  number: z.string().optional(),
  decision: z.string().optional(),
  refusal: z.string().optional(),
  intendedAt: z.number(),
})
const order: z.ZodType<DeskOrder> = orderShape

const state: z.ZodType<DeskState> = z.object({
  mode: z.enum(['trading', 'entry-stopped', 'flattening', 'paused', 'killed']),
  by: z.string().optional(),
  changedAt: z.number().optional(),
  isTrusted: z.boolean(),
  mismatches: z.array(z.string()),
  open: z.number(),
  unknown: z.number(),
})

const position: z.ZodType<DeskPosition> = z.object({
  symbol: z.string(),
  exchange,
  name: z.string().optional(),
  quantity: decimal,
  sellable: decimal,
  averagePrice: decimal,
  price: decimal.optional(),
})

const point: z.ZodType<EquityPoint> = z.object({
  at: z.number(),
  currency,
  equity: decimal,
  drawdownPercent: z.number(),
})

const approval: z.ZodType<Approval> = z.object({
  id: z.string(),
  symbol: z.string(),
  exchange,
  quantity: decimal,
  price: decimal,
  reason: z.string(),
  requestedAt: z.number(),
  state: z.enum(['waiting', 'approved', 'declined']),
  by: z.string().optional(),
})

const reads = {
  method: 'get',
  access: 'admin',
  isIdempotent: false,
  status: 200,
  params: nothingSchema,
  body: nothingSchema,
} as const
// A command sets a state, so that a repeat changes nothing: it needs no key.
const commands = { ...reads, method: 'post' } as const

/** Routes of the trader: the API mounts them, and the commands of the bot call them. */
export const traderApi: { readonly [Name in keyof TraderApi]: ApiRoute<TraderApi[Name]> } = {
  getTrader: {
    ...reads,
    path: '/admin/trader',
    summary: 'The mode of the trader, and its orders in doubt.',
    answer: state,
  },
  listOrders: {
    ...reads,
    path: '/admin/trader/orders',
    summary: 'The orders of the latest days, the newest first.',
    answer: z.object({ orders: z.array(order) }),
  },
  getOrder: {
    ...reads,
    path: '/admin/trader/orders/{order_id}',
    summary: 'An order with its evidence.',
    params: z.object({ order_id: z.string().min(1).max(100) }),
    answer: orderShape.extend({ evidence: z.string() }),
  },
  listPositions: {
    ...reads,
    path: '/admin/trader/positions',
    summary: 'The positions of the watchlist, as KIS lists them.',
    answer: z.object({ positions: z.array(position) }),
  },
  listEquity: {
    ...reads,
    path: '/admin/trader/equity',
    summary: 'The worth of the account so far, with its fall from the highest one.',
    answer: z.object({ points: z.array(point) }),
  },
  listApprovals: {
    ...reads,
    path: '/admin/trader/approvals',
    summary: 'Sales that wait for a person, and those that were answered today.',
    answer: z.object({ approvals: z.array(approval) }),
  },
  commandTrader: {
    ...commands,
    path: '/admin/trader/commands/{command}',
    summary: 'Pauses the trader, stops its purchases, resumes it, or sells all that it holds.',
    params: z.object({ command: z.enum(['pause', 'stop-entry', 'resume', 'flatten']) }),
    answer: state,
  },
  killTrader: {
    ...commands,
    path: '/admin/trader/kill',
    summary: 'Cancels all open orders of the trader; it places none until it is resumed.',
    answer: z.object({ cancelled: z.number(), left: z.array(order) }),
  },
  answerApproval: {
    ...commands,
    path: '/admin/trader/approvals/{approval_id}',
    summary: 'Approves or declines a sale that waits.',
    params: z.object({ approval_id: z.string().min(1).max(40) }),
    body: z.object({ approved: z.boolean() }),
    answer: approval,
  },
}
