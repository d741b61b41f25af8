import { describe, expect, it } from 'vitest'
import type { TopicState } from '../topics/topic.ts'
import { hidePerson } from './private-topics.ts'

const samsung = { trId: 'H0STCNT0', key: '005930' }
const heldUp = { reason: 'no-place', holders: ['H0STCNI0|MYHTSID', 'H0STCNT0|000660'] } as const

describe('hidePerson', () => {
  it.each<TopicState>([
    { is: 'pending', heldUp },
    { is: 'lost', from: 1, isCertain: true, heldUp },
    { is: 'refused', refusal: heldUp },
  ])('leaves the HTS id out of the holders that a state $is names', (state) => {
    const { topic, state: hidden } = hidePerson(samsung, state)

    expect(topic).toEqual(samsung)
    expect(JSON.stringify(hidden)).toBe(JSON.stringify(state).replace('MYHTSID', ''))
  })

  it('leaves the HTS id out of a topic of notices', () => {
    const { topic } = hidePerson({ trId: 'H0STCNI9', key: 'MYHTSID' }, { is: 'confirmed', at: 1 })

    expect(topic).toEqual({ trId: 'H0STCNI9', key: '' })
  })
})
