import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { join } from 'node:path'
import { machineClock } from '@stockeye/internal/clock'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished, vi } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import type { LineFrame } from '../line.ts'
import type { Topic, TopicState } from '../topics/topic.ts'
import type { RestPrice } from '../watch/rest-prices.ts'
import { type TestDirect, testDirect } from './direct.test-kit.ts'
import { createPacketReader, frameBytes } from './framing.ts'
import { lockLeaseFile } from './lease-file.ts'
import { localSharing } from './local.ts'
import { listenAt } from './local-socket.ts'
import type { Sharing } from './meeting.ts'
import { formatMessage, type OwnerMessage, parseOwnerPacket } from './packets.ts'
import { type ShareLineOptions, shareLine } from './share-line.ts'

const samsung: Topic = { trId: 'H0STCNT0', key: '005930' }
const hynix: Topic = { trId: 'H0STCNT0', key: '000660' }
const book: Topic = { trId: 'H0STASP0', key: '005930' }
const notices: Topic = { trId: 'H0STCNI0', key: 'user' }
const confirmed: TopicState = { is: 'confirmed', at: 1_000 }

const frameOf = ({ trId, key }: Topic, receivedAt: number, rest = '70000'): LineFrame => ({
  trId,
  count: 1,
  payload: `${key}^${rest}`,
  receivedAt,
})

/** Opens a line of a program that shares a directory. */
function openLine(directory: string, options: Partial<ShareLineOptions> = {}) {
  const direct = testDirect()
  const frames: LineFrame[] = []
  const states: (readonly [key: string, state: TopicState])[] = []
  const prices: (readonly [key: string, price: RestPrice])[] = []
  const troubles: unknown[] = []
  const open = shareLine({
    sharing: localSharing({ directory }),
    key: 'key',
    clock: machineClock,
    openDirect: direct.open,
    isNotice: (trId) => trId === notices.trId,
    random: Math.random,
    ...options,
  })
  const line = open({
    frame: (frame) => void frames.push(frame),
    topic: (topic, state) => void states.push([topic.key, state]),
    price: (topic, price) => void prices.push([topic.key, price]),
    trouble: (error) => void troubles.push(error),
  })
  onTestFinished(() => line.close())
  return { line, direct, frames, states, prices, troubles }
}

const freshDirectory = () => join(tempFolder('sharing'), 'kis')

/** Opens the line of an owner. */
async function openOwner(directory: string, options: Partial<ShareLineOptions> = {}) {
  const owner = openLine(directory, { name: 'the owner', ...options })
  await owner.direct.opened
  return owner
}

const calledWith = (direct: TestDirect, call: string) => vi.waitFor(() => expect(direct.calls).toContain(call))

/** Connects to the owner as another program may do it. */
async function connectRaw(directory: string, hello: unknown = { type: 'hello', version: 1, name: 'raw' }) {
  const socket: Socket = createConnection(join(directory, 'key.sock'))
  onTestFinished(() => void socket.destroy())
  const packets: string[] = []
  const read = createPacketReader((packet) => {
    packets.push(packet)
    return true
  })
  socket.on('data', read)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => undefined)
  const send = (message: unknown) => void socket.write(frameBytes(JSON.stringify(message)))
  send(hello)
  await vi.waitFor(() => expect(packets).not.toEqual([]))
  const parsed = () => packets.map(parseOwnerPacket)
  return {
    socket,
    send,
    closed,
    messages: () => parsed().flatMap((packet): OwnerMessage[] => ('message' in packet ? [packet.message] : [])),
    frames: () => parsed().flatMap((packet): LineFrame[] => ('frame' in packet ? [packet.frame] : [])),
  }
}

describe('a guest', () => {
  it('gets the prices of REST of its own topics that wait, and the owner those of its own', async () => {
    const directory = freshDirectory()
    const owner = await openOwner(directory)
    owner.line.want(samsung, 1)
    const guest = openLine(directory)
    guest.line.want(hynix, 1)
    await calledWith(owner.direct, 'want H0STCNT0|000660 1')
    const price: RestPrice = { source: 'rest', price: parseDecimal('70000'), at: 1, volume: undefined, askedAt: 2 }

    owner.direct.emitPrice(samsung, price)
    owner.direct.emitPrice(hynix, price)
    await vi.waitFor(() => expect(guest.prices).toHaveLength(1))

    expect(guest.prices).toEqual([[hynix.key, price]])
    expect(owner.prices).toEqual([[samsung.key, price]])
  })

  it('gets the frames of its own topics, through the socket of the owner', async () => {
    const directory = freshDirectory()
    const owner = await openOwner(directory)
    owner.line.want(samsung, 1)
    const guest = openLine(directory)
    guest.line.want(hynix, 1)
    guest.line.want(book, 1)
    await calledWith(owner.direct, 'want H0STASP0|005930 1')
    const several = { trId: 'H0STCNT0', count: 2, payload: '005930^70000^000660^190000', receivedAt: 2_004 }

    const sent = [frameOf(samsung, 2_001), frameOf(hynix, 2_002), frameOf(book, 2_003), several]
    for (const frame of sent) owner.direct.emitFrame(frame)
    await vi.waitFor(() => expect(guest.frames).toHaveLength(3))

    expect(guest.frames).toEqual([sent[1], sent[2], several])
    expect(owner.frames).toEqual([sent[0], several])
    expect(guest.direct.calls).toEqual([])
  })

  it('counts once with the owner for a topic that both want, by the higher priority, until both have left it', async () => {
    const directory = freshDirectory()
    const owner = await openOwner(directory)
    owner.line.want(samsung, 2)
    const guest = openLine(directory)
    guest.line.want(samsung, 5)
    await calledWith(owner.direct, 'want H0STCNT0|005930 5')

    guest.line.want(samsung, 1)
    await calledWith(owner.direct, 'want H0STCNT0|005930 2')
    guest.line.want(hynix, 1)
    await calledWith(owner.direct, 'want H0STCNT0|000660 1')
    owner.line.unwant(samsung)
    await guest.line.close()
    await calledWith(owner.direct, 'unwant H0STCNT0|005930')

    expect(owner.direct.calls).toEqual([
      'open',
      'want H0STCNT0|005930 2',
      'want H0STCNT0|005930 5',
      'want H0STCNT0|005930 2',
      'want H0STCNT0|000660 1',
      'want H0STCNT0|005930 1',
      'unwant H0STCNT0|005930',
      'unwant H0STCNT0|000660',
    ])
  })

  it('gets the state of a topic that it joins late, which is confirmed since then', async () => {
    const directory = freshDirectory()
    const owner = await openOwner(directory)
    owner.line.want(samsung, 1)
    owner.line.want(hynix, 1)
    owner.direct.emitState(samsung, confirmed)
    const refused: TopicState = { is: 'refused', refusal: { reason: 'no-place', holders: ['H0STCNT0|005930'] } }
    owner.direct.emitState(hynix, refused)
    const joinedAt = Date.now()
    const guest = openLine(directory)
    guest.line.want(samsung, 1)
    guest.line.want(hynix, 1)

    await vi.waitFor(() => expect(guest.states).toHaveLength(2))

    const [[, state] = [], other] = guest.states
    assert(state?.is === 'confirmed')
    expect(state.at).toBeGreaterThanOrEqual(joinedAt)
    expect(other).toEqual(['000660', refused])
    expect(owner.states).toEqual([
      ['005930', confirmed],
      ['000660', refused],
    ])
  })

  it('keeps its topics registered for a while when it dies, and takes them back when it is started again', async () => {
    const directory = freshDirectory()
    const clock = manualClock()
    const owner = await openOwner(directory, { clock, lingerMs: 5_000 })
    const dying = await connectRaw(directory)
    dying.send({ type: 'want', topics: [samsung, hynix].map((topic) => ({ ...topic, priority: 1 })) })
    await calledWith(owner.direct, 'want H0STCNT0|000660 1')

    const waiting = clock.waits().length
    dying.socket.destroy()
    await vi.waitFor(() => expect(clock.waits().length).toBe(waiting + 1))
    const next = openLine(directory)
    next.line.want(samsung, 2)
    await calledWith(owner.direct, 'want H0STCNT0|005930 2')
    clock.advance(5_000)

    expect(owner.direct.calls.slice(1)).toEqual([
      'want H0STCNT0|005930 1',
      'want H0STCNT0|000660 1',
      'want H0STCNT0|005930 2',
      'unwant H0STCNT0|000660',
    ])
  })

  it('takes over when the owner closes, and wants its topics again', async () => {
    const directory = freshDirectory()
    const owner = await openOwner(directory)
    const guest = openLine(directory)
    guest.line.want(samsung, 3)
    await calledWith(owner.direct, 'want H0STCNT0|005930 3')
    const at = Date.now()
    owner.direct.emitState(samsung, { is: 'confirmed', at })
    await vi.waitFor(() => expect(guest.states).toHaveLength(1))

    await owner.line.close()
    await guest.direct.opened
    await calledWith(guest.direct, 'want H0STCNT0|005930 3')

    expect(owner.direct.calls.at(-1)).toBe('close')
    expect(guest.states).toEqual([
      ['005930', { is: 'confirmed', at }],
      ['005930', { is: 'lost', from: expect.any(Number), isCertain: true }],
    ])
  })

  it('reports an owner of another version, and asks it for nothing', async () => {
    const directory = freshDirectory()
    mkdirSync(directory, { mode: 0o700 })
    openLine(directory).line.close()
    const lease = await vi.waitFor(() => lockLeaseFile(join(directory, 'key.lease')) ?? assert.fail())
    const seen: string[] = []
    const reception = await listenAt(join(directory, 'key.sock'), (connection) => ({
      packet(packet) {
        seen.push(packet)
        connection.send(formatMessage({ type: 'welcome', version: 99, name: 'a newer one', at: 0 }))
        connection.end()
      },
      drained: () => undefined,
      closed: () => undefined,
    }))
    onTestFinished(async () => {
      await reception.close()
      lease.close()
    })

    const guest = openLine(directory)
    guest.line.want(samsung, 1)
    await vi.waitFor(() => expect(guest.troubles).not.toEqual([]))

    expect(guest.troubles).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^a newer one .*version 99/) }),
    ])
    expect(guest.states).toEqual([
      ['005930', { is: 'pending', heldUp: { reason: 'key-in-use', nextTryAt: expect.any(Number) } }],
    ])
    expect(seen).toHaveLength(1)
  })
})

describe('an owner', () => {
  it('accepts guests as soon as the place works, and is served meanwhile', async () => {
    const directory = freshDirectory()
    const sharing = localSharing({ directory })
    let failures = 0
    const failing: Sharing = {
      meet(given) {
        const meeting = sharing.meet(given)
        return {
          ...meeting,
          async receive(...taken) {
            failures += 1
            if (failures < 3) throw new Error('no socket')
            return meeting.receive(...taken)
          },
        }
      },
    }
    const owner = await openOwner(directory, { sharing: failing, aliveMs: 1 })
    owner.line.want(hynix, 1)
    const guest = openLine(directory)
    guest.line.want(samsung, 1)

    await calledWith(owner.direct, 'want H0STCNT0|005930 1')

    expect(owner.direct.calls[1]).toBe('want H0STCNT0|000660 1')
    expect(owner.troubles).toEqual([new Error('no socket')])
  })

  it('reports a socket that cannot be opened, gives the lease back, and tries again', async () => {
    const directory = freshDirectory()
    const direct = testDirect()
    let tries = 0
    const { troubles } = openLine(directory, {
      openDirect(...given) {
        tries += 1
        if (tries < 3) throw new Error('no socket')
        return direct.open(...given)
      },
    })

    await direct.opened

    expect(tries).toBe(3)
    expect(troubles).toEqual([new Error('no socket')])
  })

  it('names its version to a guest of another one, and closes', async () => {
    const directory = freshDirectory()
    const owner = await openOwner(directory)
    await vi.waitFor(() => expect(owner.troubles).toEqual([]))

    const guest = await connectRaw(directory, { type: 'hello', version: 99, name: 'raw' })
    guest.send({ type: 'want', topics: [{ ...samsung, priority: 1 }] })
    await guest.closed

    expect(guest.messages()).toEqual([{ type: 'welcome', version: 1, name: 'the owner', at: expect.any(Number) }])
    expect(owner.direct.calls).toEqual(['open'])
  })

  it('drops frames for a guest that does not read, counts them, and delays no other guest', async () => {
    const directory = freshDirectory()
    const owner = await openOwner(directory, { mostBytes: 100_000 })
    const slow = await connectRaw(directory)
    slow.send({ type: 'want', topics: [samsung, hynix, notices].map((topic) => ({ ...topic, priority: 1 })) })
    const guest = openLine(directory)
    guest.line.want(samsung, 2)
    await calledWith(owner.direct, 'want H0STCNI0|user 1')
    await calledWith(owner.direct, 'want H0STCNT0|005930 2')
    slow.socket.pause()

    const count = 2_000
    for (let index = 1; index <= count; index += 1) {
      owner.direct.emitFrame(frameOf(samsung, index, 'x'.repeat(1_000)))
      await new Promise(setImmediate)
    }
    await vi.waitFor(() => expect(guest.frames).toHaveLength(count))
    owner.direct.emitFrame(frameOf(notices, count + 1))
    owner.direct.emitState(samsung, { is: 'lost', from: count + 2, isCertain: true })
    slow.socket.resume()
    await vi.waitFor(() => expect(slow.messages().map(({ type }) => type)).toContain('topic'))

    const got = slow
      .frames()
      .filter(({ trId }) => trId === samsung.trId)
      .map(({ receivedAt }) => receivedAt)
    const last = got.length
    expect(last).toBeLessThan(count)
    expect(got).toEqual(Array.from({ length: last }, (_, index) => index + 1))
    expect(slow.frames().at(-1)).toEqual(frameOf(notices, count + 1))
    expect(slow.messages().filter(({ type }) => type === 'dropped')).toEqual([
      { type: 'dropped', topics: [samsung], from: last, to: count, count: count - last },
    ])
  })

  it('closes a guest that lets notices pile up, since it drops none', async () => {
    const directory = freshDirectory()
    const owner = await openOwner(directory, { mostBytes: 50_000, lingerMs: 1 })
    const slow = await connectRaw(directory)
    slow.send({ type: 'want', topics: [{ ...notices, priority: 1 }] })
    await calledWith(owner.direct, 'want H0STCNI0|user 1')
    slow.socket.pause()

    while (!owner.direct.calls.includes('unwant H0STCNI0|user')) {
      owner.direct.emitFrame(frameOf(notices, 1, 'x'.repeat(1_000)))
      await new Promise(setImmediate)
    }
    slow.socket.resume()
    await slow.closed

    expect(owner.direct.calls).toEqual(['open', 'want H0STCNI0|user 1', 'unwant H0STCNI0|user'])
  })
})

describe('a directory', () => {
  it.each([
    ['with a looser mode', (path: string) => mkdirSync(path) ?? chmodSync(path, 0o755)],
    [
      'behind a symbolic link',
      (path: string) => mkdirSync(`${path}-real`, { mode: 0o700 }) ?? symlinkSync(`${path}-real`, path),
    ],
    ['with a foreign file', (path: string) => mkdirSync(join(path, 'key.lease'), { recursive: true, mode: 0o700 })],
  ])('is refused %s', (_, make) => {
    const directory = freshDirectory()
    make(directory)

    expect(() => openLine(directory)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'directory' }))
  })

  it('is refused if its path is too long for a socket', () => {
    const directory = join(tempFolder('sharing'), 'x'.repeat(100))

    expect(() => openLine(directory)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'directory' }))
  })
})
