import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ccnlKrx, domesticStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import { createKnownFeeds } from '../known-feeds.ts'
import type { LineFrame } from '../line.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import { openDirectLine } from './direct-line.ts'
import { type FakeKis, fakeKis } from './fake-kis.test-kit.ts'

const tick = (key: number): Topic => ({ trId: 'H0STCNT0', key: `${100_000 + key}` })
const notice: Topic = { trId: 'H0STCNI0', key: 'trader' }

/** Returns a record of H0STCNT0 with a cumulative volume. */
function tradeOf({ key }: Topic, volume: number): string {
  const known = new Map([
    ['MKSC_SHRN_ISCD', key],
    ['STCK_CNTG_HOUR', '100000'],
    ['ACML_VOL', `${volume}`],
  ])
  return ccnlKrx.columns.map((column) => known.get(column) ?? '1').join('^')
}

async function startPool() {
  const clock = fakeClock(Date.parse('2026-11-23T10:00:00+09:00'))
  const [one, other] = [fakeKis(1, clock), fakeKis(2, clock)]
  const frames: LineFrame[] = []
  const states = new Map<string, TopicState>()
  const line = openDirectLine(
    {
      frame: (frame) => frames.push(frame),
      topic: (topic, state) => states.set(topicName(topic), state),
      trouble: () => undefined,
    },
    { clients: [one.client, other.client], feeds: createKnownFeeds(), random: () => 0.5 },
  )
  onTestFinished(() => line.abandon())
  const volumes = () => frames.flatMap(({ payload }) => volumesOf(payload))
  return { clock, one, other, line, frames, volumes, stateOf: (topic: Topic) => states.get(topicName(topic)) }
}

const keysOf = ({ requests }: FakeKis): readonly string[] => requests.map((request) => request.split(' ')[2] ?? '')

function volumesOf(payload: string): readonly number[] {
  const [values, width] = [payload.split('^'), ccnlKrx.columns.length]
  const place = ccnlKrx.columns.indexOf('ACML_VOL')
  return Array.from({ length: values.length / width }, (_, index) => Number(values[index * width + place]))
}

/** Starts a pool in which a topic begins to move from the first key to the second, whose answer is held back. */
async function startMove() {
  const scene = await startPool()
  const { clock, one, other, line } = scene
  for (let key = 0; key < 82; key += 1) line.want(tick(key), 0)
  await clock.advance(10_000)
  const [given] = keysOf(other)
  line.unwant({ trId: 'H0STCNT0', key: given ?? '' })
  await clock.advance(1_000)
  const moved = { trId: 'H0STCNT0', key: keysOf(one).at(-1) ?? '' }
  const begin = async () => {
    other.hold()
    line.want(notice, Number.MAX_SAFE_INTEGER)
    await clock.advance(2_000)
  }
  return { ...scene, moved, begin }
}

describe('a pool of app keys', () => {
  it('moves a topic to the second key before a notice takes its place, and loses and doubles no row', async () => {
    const { clock, one, other, volumes, stateOf, moved, begin } = await startMove()
    const both = (volume: number) => [one, other].map((kis) => kis.send(moved.trId, moved.key, tradeOf(moved, volume)))
    both(1)
    await begin()
    both(2)
    one.hold()
    other.answer()
    await clock.advance(2_000)
    // Both sessions deliver now; the other one is ahead, then behind.
    other.send(moved.trId, moved.key, tradeOf(moved, 3))
    one.send(moved.trId, moved.key, tradeOf(moved, 3))
    one.send(moved.trId, moved.key, `${tradeOf(moved, 4)}^${tradeOf(moved, 5)}`, 2)
    other.send(moved.trId, moved.key, tradeOf(moved, 4))
    other.send(moved.trId, moved.key, tradeOf(moved, 5))
    one.answer()
    await clock.advance(2_000)
    expect(both(6)).toEqual([false, true])

    expect(volumes()).toEqual([1, 2, 3, 4, 5, 6])
    expect(stateOf(moved)).toMatchObject({ is: 'confirmed' })
    expect(stateOf(notice)).toMatchObject({ is: 'confirmed' })
    expect(one.requests).toContain('register H0STCNI0 trader')
    expect(other.requests.at(-1)).toBe(`register H0STCNT0 ${moved.key}`)
  })

  it('doubles no row that the first key delivers just before the answer to the second', async () => {
    const { clock, one, other, volumes, moved, begin } = await startMove()
    await begin()

    one.send(moved.trId, moved.key, tradeOf(moved, 2))
    one.hold()
    other.answer()
    await clock.advance(50)
    other.send(moved.trId, moved.key, tradeOf(moved, 2))

    expect(volumes()).toEqual([2])
  })

  it('doubles no row that the second key delivers just after its release by the first', async () => {
    const { clock, one, other, volumes, moved, begin } = await startMove()
    await begin()
    one.hold()
    other.answer()
    await clock.advance(2_000)

    one.send(moved.trId, moved.key, tradeOf(moved, 7))
    one.answer()
    await clock.advance(50)
    other.send(moved.trId, moved.key, tradeOf(moved, 7))

    expect(volumes()).toEqual([7])
  })

  it('serves 82 topics with two keys, and takes over those of a key whose connection ended', async () => {
    const { clock, one, other, line, stateOf } = await startPool()
    for (let key = 0; key < 60; key += 1) line.want(tick(key), 0)
    await clock.advance(10_000)
    one.drop()
    await clock.advance(900)

    expect(other.requests.length).toBeGreaterThan(22)
    await clock.advance(30_000)
    const states = Array.from({ length: 60 }, (_, key) => stateOf(tick(key))?.is)
    expect(new Set(states)).toEqual(new Set(['confirmed']))
  })

  it('decrypts notices with the cipher of their own session', async () => {
    const { clock, one, line, frames } = await startPool()
    line.want(notice, 9)
    await clock.advance(2_000)
    const payload = domesticStockCcnlNotice.columns.map((_, index) => `${index}`).join('^')
    one.sendNotice('H0STCNI0', 'trader', payload)

    expect(frames).toMatchObject([{ trId: 'H0STCNI0', payload }])
  })
})
