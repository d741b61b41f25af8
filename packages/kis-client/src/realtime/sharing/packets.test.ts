import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import { createPacketReader, frameBytes } from './framing.ts'
import { formatFrame, formatMessage, type OwnerMessage, parseGuestPacket, parseOwnerPacket } from './packets.ts'

describe('a packet', () => {
  it('carries a frame as it is, with separators and Korean text in its payload', () => {
    const frame = { trId: 'H0STCNI9', count: 2, payload: '홍길동^1|2^\n^{}', receivedAt: 1_796_000_000_123 }

    expect(parseOwnerPacket(formatFrame(frame))).toEqual({ frame })
  })

  it.each<OwnerMessage>([
    { type: 'welcome', version: 1, name: 'process 1 on box', at: 1 },
    { type: 'alive', at: 2 },
    { type: 'topic', topic: { trId: 'a', key: 'b' }, state: { is: 'pending' } },
    {
      type: 'topic',
      topic: { trId: 'a', key: 'b' },
      state: { is: 'pending', heldUp: { reason: 'held', nextTryAt: 3 } },
    },
    { type: 'topic', topic: { trId: 'a', key: 'b' }, state: { is: 'lost', from: 4, isCertain: true } },
    {
      type: 'topic',
      topic: { trId: 'a', key: 'b' },
      state: { is: 'refused', refusal: { reason: 'refused', messageCode: 'OPSP8993', message: 'no' } },
    },
    { type: 'dropped', topics: [{ trId: 'a', key: 'b' }], from: 1, to: 2, count: 3 },
    {
      type: 'price',
      topic: { trId: 'a', key: 'b' },
      price: { source: 'rest', price: parseDecimal('70000'), at: undefined, volume: parseDecimal('1'), askedAt: 5 },
    },
    { type: 'trouble', message: 'x' },
  ])('carries the message %j', (message) => {
    expect(parseOwnerPacket(formatMessage(message))).toEqual({ message })
  })

  it.each(['', '{}', '[]', 'F', 'Fa|b|c|d', 'Fa|1', '{"type":"hello"}', 'null'])('is refused as %j', (packet) => {
    expect(() => parseOwnerPacket(packet)).toThrow()
    expect(() => parseGuestPacket(packet)).toThrow()
  })
})

describe('createPacketReader', () => {
  it('reads the packets that were written, even if they are cut anywhere', () => {
    const chunkSizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 })
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '|', '한', '😀', '\u0000', '\n') }), { maxLength: 6 }),
        chunkSizes,
        (packets, sizes) => {
          const bytes = Buffer.concat(packets.map(frameBytes))
          const read: string[] = []
          let isRefused = false
          const reader = createPacketReader((packet) => read.push(packet) > 0)
          for (let at = 0, index = 0; at < bytes.length; index += 1) {
            const size = sizes[index % sizes.length] ?? 1
            isRefused ||= !reader(bytes.subarray(at, at + size))
            at += size
          }

          expect(isRefused).toBe(false)
          expect(read).toEqual(packets)
        },
      ),
      { seed: 15, numRuns: 50 },
    )
  })

  it('refuses a length that no packet has', () => {
    const reader = createPacketReader(() => true)

    expect(reader(Buffer.from('GET / HTTP/1.1'))).toBe(false)
  })

  it('stops at the packet after which its receiver wants no more', () => {
    const read: string[] = []
    const reader = createPacketReader((packet) => read.push(packet) < 2)

    reader(Buffer.concat(['a', 'b', 'c'].map(frameBytes)))

    expect(read).toEqual(['a', 'b'])
  })
})
