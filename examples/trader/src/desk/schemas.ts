import { type Currency, currencies, type Decimal, type Exchange, exchanges, parseDecimal } from '@stockeye/kis-client'
import * as z from 'zod'
import { markets } from '../market/watched.ts'
import { orderStates } from '../order-states.ts'
import {
  type Approval,
  type DeskEvent,
  type DeskMode,
  type DeskOrder,
  type DeskOrderDetail,
  type DeskPosition,
  type DeskState,
  type DeskWait,
  deskModes,
  type EquityPoint,
  type Killed,
  waitReasons,
} from './desk.ts'

const decimal: z.ZodType<Decimal> = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform((text) => parseDecimal(text))
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
  state: z.enum(orderStates),
  number: z.string().optional(),
  decision: z.string().optional(),
  refusal: z.string().optional(),
  intendedAt: z.number(),
})
export const orderSchema: z.ZodType<DeskOrder> = orderShape
export const orderDetailSchema: z.ZodType<DeskOrderDetail> = orderShape.extend({ evidence: z.string() })

export const modeSchema: z.ZodType<DeskMode> = z.enum(deskModes)

const waitSchema: z.ZodType<DeskWait> = z.object({
  reason: z.enum(waitReasons),
  market: z.enum(markets).optional(),
  symbol: z.string().optional(),
  untilAt: z.number().optional(),
})

export const stateSchema: z.ZodType<DeskState> = z.object({
  mode: modeSchema,
  by: z.string().optional(),
  changedAt: z.number().optional(),
  isTrusted: z.boolean(),
  mismatches: z.array(z.string()),
  open: z.number(),
  unknown: z.number(),
  waits: z.array(waitSchema).optional(),
})

export const positionSchema: z.ZodType<DeskPosition> = z.object({
  symbol: z.string(),
  exchange,
  name: z.string().optional(),
  quantity: decimal,
  sellable: decimal,
  averagePrice: decimal,
  price: decimal.optional(),
})

export const equityPointSchema: z.ZodType<EquityPoint> = z.object({
  at: z.number(),
  currency,
  equity: decimal,
  drawdownPercent: z.number(),
})

export const approvalSchema: z.ZodType<Approval> = z.object({
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

export const killedSchema: z.ZodType<Killed> = z.object({ cancelled: z.number(), left: z.array(orderSchema) })

export const deskEventSchema: z.ZodType<DeskEvent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: stateSchema }),
  z.object({ kind: z.literal('order'), order: orderSchema }),
  z.object({ kind: z.literal('positions'), positions: z.array(positionSchema) }),
  z.object({ kind: z.literal('equity'), point: equityPointSchema }),
  z.object({ kind: z.literal('approval'), approval: approvalSchema }),
])
