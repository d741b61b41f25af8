import { expect, it } from 'vitest'
import type { Topic, TopicState } from '../topics/topic.ts'
import { createAudience, type Member } from './audience.ts'

const nothing = () => undefined
const samsung = { trId: 'H0STCNT0', key: '005930' }
const hynix = { trId: 'H0STCNT0', key: '000660' }

it('doubts all rows of a topic that is stale when its owner closes', () => {
  const audience = createAudience({ step: nothing, now: () => 1_000 })
  const states: (readonly [key: string, state: TopicState])[] = []
  const topic = ({ key }: Topic, state: TopicState) => void states.push([key, state])
  const member: Member = { frame: nothing, topic, price: nothing, trouble: nothing, alive: nothing }
  audience.join(member)
  for (const each of [samsung, hynix]) audience.want(member, each, 0)
  audience.topic(samsung, { is: 'confirmed', at: 1_000 })
  audience.topic(hynix, { is: 'confirmed', at: 1_000, silence: 'stale' })

  audience.end(5_000)

  expect(states.slice(2)).toEqual([
    ['005930', { is: 'lost', from: 5_000, isCertain: true }],
    ['000660', { is: 'lost', from: 1_000, isCertain: false }],
  ])
})
