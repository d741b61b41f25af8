import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { topicName } from '../topics/topic.ts'
import { createWants, type WantStep } from './wants.ts'

const topics = ['a', 'b'].flatMap((trId) => ['1', '2', '3'].map((key) => ({ trId, key })))
const members = ['x', 'y', 'z']
const action = fc.record({
  do: fc.constantFrom('want', 'want', 'unwant', 'leave'),
  member: fc.constantFrom(...members),
  topic: fc.constantFrom(...topics),
  priority: fc.integer({ min: 0, max: 3 }),
})

describe('createWants', () => {
  it('asks for the wanted topics and no others, each with the highest priority of its members', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60, size: 'max' }), (actions) => {
        const wants = createWants<string>()
        const asked = new Map<string, number>()
        const model = new Map(members.map((member) => [member, new Map<string, number>()]))
        const follow = (step: WantStep | undefined) => {
          if (step?.do === 'want') asked.set(topicName(step.topic), step.priority)
          if (step?.do === 'unwant') expect(asked.delete(topicName(step.topic))).toBe(true)
        }
        for (const { do: what, member, topic, priority } of actions) {
          if (what === 'want') follow(wants.want(member, topic, priority))
          if (what === 'want') model.get(member)?.set(topicName(topic), priority)
          if (what === 'unwant') follow(wants.unwant(member, topic))
          if (what === 'unwant') model.get(member)?.delete(topicName(topic))
          if (what === 'leave') for (const step of wants.leave(member)) follow(step)
          if (what === 'leave') model.get(member)?.clear()
        }

        const expected = new Map<string, number>()
        for (const wanted of model.values()) {
          for (const [name, priority] of wanted) expected.set(name, Math.max(priority, expected.get(name) ?? 0))
        }
        expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(expected))
        for (const topic of topics) {
          const holders = members.filter((member) => model.get(member)?.has(topicName(topic)))
          const frame = { ...topic, count: 1, payload: `${topic.key}^1`, receivedAt: 0 }
          expect([...wants.membersOf(topic)].sort()).toEqual(holders)
          if (holders.length > 0) expect([...wants.receiversOf(frame)].sort()).toEqual(holders)
        }
      }),
      { seed: 15, numRuns: 300 },
    )
  })

  it.each([
    ['of several records', { count: 2, payload: '1^9^2^9' }, ['x', 'y']],
    ['without the key in its first column', { count: 1, payload: '9^1' }, ['x', 'y']],
    ['with the key in its first column', { count: 1, payload: '2^1' }, ['y']],
    ['with the key as its only column', { count: 1, payload: '2' }, ['y']],
  ])('delivers a frame %s to each member that may want it', (_, frame, receivers) => {
    const wants = createWants<string>()
    wants.want('x', { trId: 'a', key: '1' }, 0)
    wants.want('y', { trId: 'a', key: '2' }, 0)
    wants.want('z', { trId: 'b', key: '1' }, 0)

    expect([...wants.receiversOf({ trId: 'a', receivedAt: 0, ...frame })]).toEqual(receivers)
  })

  it.each([
    ['the topics that it names', '2^9^1^9', ['1', '2']],
    ['all of the feed where it names no key', '9^12', ['1', '2', '3']],
  ])('finds in a frame %s', (_, payload, keys) => {
    const wants = createWants<string>()
    for (const key of ['1', '2', '3']) wants.want('x', { trId: 'a', key }, 0)
    wants.want('y', { trId: 'a', key: '9' }, 0)

    const found = wants.topicsIn({ trId: 'a', count: 2, payload, receivedAt: 0 }, 'x')

    expect(found.map(({ key }) => key)).toEqual(keys)
  })
})
