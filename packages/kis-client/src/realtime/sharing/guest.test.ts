import { manualClock } from '@stockeye/test-kit/manual-clock'
import { assert, describe, expect, it } from 'vitest'
import type { TopicState } from '../topics/topic.ts'
import { type Guest, startGuest } from './guest.ts'
import type { Meeting, PeerConnection, Receiver } from './meeting.ts'
import { formatFrame, formatMessage, type OwnerMessage } from './packets.ts'
import { createReports } from './reports.ts'

const topic = { trId: 'H0STCNT0', key: '005930' }
const turns = async () => {
  for (let turn = 0; turn < 6; turn += 1) await new Promise(setImmediate)
}

/** Starts a guest whose owner is the test. */
async function start() {
  const manual = manualClock()
  let pausedMs = 0
  const clock = { ...manual, monotonic: () => manual.monotonic() + pausedMs }
  const states: TopicState[] = []
  const troubles: string[] = []
  const sent: string[] = []
  const frames: unknown[] = []
  let receiver: Receiver | undefined
  let isClosed = false
  const connection: PeerConnection = {
    send: (packet) => void sent.push(packet),
    queuedBytes: () => 0,
    end: () => undefined,
    close() {
      isClosed = true
    },
  }
  const meeting: Pick<Meeting, 'connect'> = {
    async connect(own) {
      receiver = own
      return connection
    },
  }
  const listener = {
    frame: (frame: unknown) => void frames.push(frame),
    topic: (_: unknown, state: TopicState) => void states.push(state),
    trouble: () => undefined,
  }
  const guest: Guest | undefined = await startGuest({
    meeting,
    reports: createReports({ listener, isNotice: () => false }),
    trouble: (error) => void troubles.push(error instanceof Error ? error.message : String(error)),
    wanted: () => [{ ...topic, priority: 1 }],
    clock,
    name: 'a guest',
    aliveMs: 1_000,
    silentMs: 3_500,
  })
  assert(guest)
  const ends: string[] = []
  const follow = async () => {
    for (let how = await guest.next(); ; how = await guest.next()) {
      ends.push(how)
      if (how === 'closed') return
    }
  }
  void follow()
  const receive = (message: OwnerMessage) => receiver?.packet(formatMessage(message))
  receive({ type: 'welcome', version: 1, name: 'the owner', at: clock.now() })
  receive({ type: 'topic', topic, state: { is: 'confirmed', at: clock.now() } })
  return {
    clock,
    guest,
    states,
    troubles,
    sent,
    frames,
    ends,
    receive,
    packet: (text: string) => receiver?.packet(text),
    isClosed: () => isClosed,
    pausedFor: (ms: number) => {
      pausedMs += ms
    },
  }
}

/** Advances the clock in steps, as time passes for a process that runs. */
async function pass(clock: ReturnType<typeof manualClock>, ms: number) {
  for (let left = ms; left > 0; left -= 500) {
    clock.advance(Math.min(500, left))
    await turns()
  }
}

describe('startGuest', () => {
  it('reports its topics as lost once the owner is silent, and as confirmed since of old when it is back', async () => {
    const { clock, states, troubles, receive, ends } = await start()
    const [confirmed] = states
    assert(confirmed?.is === 'confirmed')

    await pass(clock, 3_400)
    expect(ends).toEqual([])
    await pass(clock, 100)
    await pass(clock, 1_000)
    receive({ type: 'alive', at: clock.now() })

    expect(ends).toEqual(['silent', 'silent'])
    expect(states).toEqual([confirmed, { is: 'lost', from: confirmed.at, isCertain: false }, confirmed])
    expect(troubles).toEqual([expect.stringMatching(/^the owner has sent nothing for 3500 ms/)])
  })

  it('reports no silence while signs of life arrive', async () => {
    const { clock, states, ends, receive } = await start()

    for (let second = 0; second < 20; second += 1) {
      await pass(clock, 1_000)
      receive({ type: 'alive', at: clock.now() })
    }

    expect(ends).toEqual([])
    expect(states).toHaveLength(1)
  })

  it('reports no silence when it was paused itself: the packets of that time wait in the socket', async () => {
    const { clock, states, ends, packet, pausedFor } = await start()

    // The timers of a process that continues fire late, and before it has read its socket.
    pausedFor(60_000)
    clock.advance(3_500)
    await turns()
    packet(formatFrame({ trId: topic.trId, count: 1, payload: 'x', receivedAt: clock.now() }))
    await turns()

    expect(ends).toEqual([])
    expect(states).toHaveLength(1)
  })

  it('asks for its topics once it is welcome, and delivers what comes', async () => {
    const { sent, frames, packet, guest } = await start()
    const frame = { trId: topic.trId, count: 1, payload: 'x', receivedAt: 5 }

    packet(formatFrame(frame))
    guest.unwant(topic)

    expect(sent.map((text) => JSON.parse(text).type)).toEqual(['hello', 'want', 'unwant'])
    expect(frames).toEqual([frame])
  })

  it('leaves an owner that sends what is no packet', async () => {
    const { packet, ends, troubles, isClosed } = await start()

    packet('{"type":"nothing"}')
    await turns()

    expect(ends).toEqual(['closed'])
    expect(isClosed()).toBe(true)
    expect(troubles).toEqual([expect.stringMatching(/^the owner sent what is not a packet/)])
  })
})
