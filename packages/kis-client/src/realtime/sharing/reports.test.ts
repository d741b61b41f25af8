import { describe, expect, it } from 'vitest'
import type { LineFrame } from '../line.ts'
import type { TopicState } from '../topics/topic.ts'
import { createReports } from './reports.ts'

const topic = { trId: 'H0STCNT0', key: '005930' }
const frameAt = (receivedAt: number, trId = topic.trId): LineFrame => ({ trId, count: 1, payload: '', receivedAt })

function start() {
  const states: TopicState[] = []
  const reports = createReports({
    listener: { frame: () => undefined, topic: (_, state) => void states.push(state), trouble: () => undefined },
    isNotice: (trId) => trId === 'H0STCNI0',
  })
  reports.topic(topic, { is: 'confirmed', at: 1_000 })
  return { reports, states }
}

describe('createReports', () => {
  it.each<[string, (reports: ReturnType<typeof start>['reports']) => void, number]>([
    ['the last sign of life', (reports) => reports.alive(2_000, false), 2_000],
    ['the last frame', (reports) => [reports.alive(2_000, false), reports.frame(frameAt(2_500))], 2_500],
    ['the confirmation, if that is later', (reports) => reports.alive(500, false), 1_000],
    // A notice goes before the frames that wait or are dropped.
    ['no notice', (reports) => [reports.alive(2_000, false), reports.frame(frameAt(2_500, 'H0STCNI0'))], 2_000],
  ])('reports topics as lost since %s when the connection ends', (_, live, from) => {
    const { reports, states } = start()

    live(reports)
    reports.loseAll()
    reports.loseAll()

    expect(states.slice(1)).toEqual([{ is: 'lost', from, isCertain: true }])
  })

  it('doubts the begin of a loss when KIS was silent before the owner ended', () => {
    const { reports, states } = start()

    reports.alive(2_000, true)
    reports.loseAll()

    expect(states.slice(1)).toEqual([{ is: 'lost', from: 2_000, isCertain: false }])
  })

  it('reports a topic as confirmed since of old when a silent owner is back: nothing is missing', () => {
    const { reports, states } = start()

    reports.alive(2_000, false)
    reports.fallSilent()
    reports.resume()
    reports.resume()

    expect(states.slice(1)).toEqual([
      { is: 'lost', from: 2_000, isCertain: false },
      { is: 'confirmed', at: 1_000 },
    ])
  })

  it('leaves a topic lost whose owner fell silent and then closed', () => {
    const { reports, states } = start()

    reports.alive(2_000, false)
    reports.fallSilent()
    reports.loseAll()
    reports.resume()

    expect(states.slice(1)).toEqual([{ is: 'lost', from: 2_000, isCertain: false }])
  })

  it('reports frames that were dropped as a hole', () => {
    const { reports, states } = start()

    reports.hole(topic, 2_000, 3_000)

    expect(states.slice(1)).toEqual([
      { is: 'lost', from: 2_000, isCertain: true },
      { is: 'confirmed', at: 3_000 },
    ])
  })

  it('keeps a topic stale over a hole', () => {
    const { reports, states } = start()

    reports.topic(topic, { is: 'confirmed', at: 1_000, silence: 'stale' })
    reports.hole(topic, 2_000, 3_000)

    expect(states.at(-1)).toEqual({ is: 'confirmed', at: 3_000, silence: 'stale' })
  })

  it('doubts all rows of a stale topic that is lost, since its confirmation', () => {
    const { reports, states } = start()

    reports.topic(topic, { is: 'confirmed', at: 1_000, silence: 'stale' })
    reports.alive(2_000, false)
    reports.loseAll()

    expect(states.at(-1)).toEqual({ is: 'lost', from: 1_000, isCertain: false })
  })

  it('reports nothing of a topic that is not wanted any more, and nothing after its end', () => {
    const { reports, states } = start()

    reports.forget(topic)
    reports.loseAll()
    reports.stop()
    reports.topic(topic, { is: 'pending' })

    expect(states).toHaveLength(1)
  })
})
