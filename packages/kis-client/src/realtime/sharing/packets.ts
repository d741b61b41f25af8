import * as z from 'zod'
import { type Decimal, findDecimal } from '../../values/decimal.ts'
import type { LineFrame } from '../line.ts'
import type { Topic, TopicState } from '../topics/topic.ts'
import { stateSchema, topicSchema } from '../topics/topic-schema.ts'
import type { RestPrice } from '../watch/rest-prices.ts'

/** Version of the packets. It grows with every change that another version cannot read. */
export const packetVersion = 1

/** Topic that a guest wants. */
export interface WantedTopic extends Topic {
  readonly priority: number
}

/** Message of a guest. */
export type GuestMessage =
  | { readonly type: 'hello'; readonly version: number; readonly name: string }
  | { readonly type: 'want'; readonly topics: readonly WantedTopic[] }
  | { readonly type: 'unwant'; readonly topic: Topic }

/** Message of the owner. */
export type OwnerMessage =
  /** Answer to `hello`. An owner of another version sends it, too, and closes. */
  | { readonly type: 'welcome'; readonly version: number; readonly name: string; readonly at: number }
  /** Every frame that had arrived at the owner at `at` was sent before this message. */
  | {
      readonly type: 'alive'
      readonly at: number
      /** Whether KIS has sent nothing for long, so that the connection may be dead since `at`. */
      readonly isSilent?: boolean | undefined
    }
  | { readonly type: 'topic'; readonly topic: Topic; readonly state: TopicState }
  /** `count` frames of these topics were not sent, because the guest read too slowly: those that arrived after `from`, until `to`. */
  | {
      readonly type: 'dropped'
      readonly topics: readonly Topic[]
      readonly from: number
      readonly to: number
      readonly count: number
    }
  | { readonly type: 'price'; readonly topic: Topic; readonly price: RestPrice }
  | { readonly type: 'trouble'; readonly message: string }

const decimalSchema = z.custom<Decimal>((value) => typeof value === 'string' && findDecimal(value) === value)
const priceSchema: z.ZodType<RestPrice> = z
  .object({
    source: z.literal('rest'),
    price: decimalSchema,
    // JSON leaves out what is undefined.
    at: z.number().optional(),
    volume: decimalSchema.optional(),
    askedAt: z.number(),
  })
  .transform(({ at, volume, ...price }) => ({ ...price, at, volume }))

const guestSchema: z.ZodType<GuestMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.number(), name: z.string() }),
  z.object({
    type: z.literal('want'),
    topics: z.array(z.object({ trId: z.string(), key: z.string(), priority: z.number() })),
  }),
  z.object({ type: z.literal('unwant'), topic: topicSchema }),
])

const ownerSchema: z.ZodType<OwnerMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), version: z.number(), name: z.string(), at: z.number() }),
  z.object({ type: z.literal('alive'), at: z.number(), isSilent: z.boolean().optional() }),
  z.object({ type: z.literal('topic'), topic: topicSchema, state: stateSchema }),
  z.object({
    type: z.literal('dropped'),
    topics: z.array(topicSchema),
    from: z.number(),
    to: z.number(),
    count: z.number(),
  }),
  z.object({ type: z.literal('price'), topic: topicSchema, price: priceSchema }),
  z.object({ type: z.literal('trouble'), message: z.string() }),
])

/** Formats a message as a packet. */
export const formatMessage = (message: GuestMessage | OwnerMessage): string => JSON.stringify(message)

/** Formats a frame as a packet. Its first character is `F`, and that of a message `{`. */
export const formatFrame = ({ trId, count, receivedAt, payload }: LineFrame): string =>
  `F${trId}|${count}|${receivedAt}|${payload}`

/** Parses a packet of a guest. @throws {Error} it is not one */
export const parseGuestPacket = (packet: string): GuestMessage => guestSchema.parse(JSON.parse(packet))

export type OwnerPacket = { readonly frame: LineFrame } | { readonly message: OwnerMessage }

/** Parses a packet of the owner. @throws {Error} it is not one */
export const parseOwnerPacket = (packet: string): OwnerPacket =>
  packet.startsWith('F') ? { frame: parseFrame(packet) } : { message: ownerSchema.parse(JSON.parse(packet)) }

function parseFrame(packet: string): LineFrame {
  const countAt = packet.indexOf('|') + 1
  const instantAt = packet.indexOf('|', countAt) + 1
  const payloadAt = packet.indexOf('|', instantAt) + 1
  const count = Number(packet.slice(countAt, instantAt - 1))
  const receivedAt = Number(packet.slice(instantAt, payloadAt - 1))
  if (payloadAt === 0 || !Number.isSafeInteger(count) || !Number.isFinite(receivedAt)) {
    // The text may be a notice, which holds an account number.
    throw new Error(`a packet of ${packet.length} characters is not a frame`)
  }
  return { trId: packet.slice(1, countAt - 1), count, receivedAt, payload: packet.slice(payloadAt) }
}
