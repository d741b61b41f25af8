import fc from 'fast-check'
import { assert, expect, it } from 'vitest'
import { type Book, type CommandAnswer, createBook } from './book.ts'
import { type Topic, type TopicState, topicName } from './topic.ts'

const notice: Topic = { trId: 'H0STCNI0', key: 'trader' }
const topics: readonly Topic[] = [
  notice,
  ...Array.from({ length: 60 }, (_, key) => ({ trId: 'H0STCNT0', key: `${key}` })),
]
const sessions = ['a', 'b'] as const
type Session = (typeof sessions)[number]

/** Creates a KIS as its page describes it: 41 places an app key, those of a dropped connection are held for a while. */
function createKis() {
  const registered = { a: new Set<string>(), b: new Set<string>() }
  const held = { a: new Map<string, number>(), b: new Map<string, number>() }
  const refusedAt = new Map<string, number>()
  const isHeld = (session: Session, name: string, now: number) => (held[session].get(name) ?? 0) > now
  const countOf = (session: Session, now: number) =>
    registered[session].size + [...held[session].keys()].filter((name) => isHeld(session, name, now)).length
  return {
    registered,
    register(session: Session, name: string, now: number): CommandAnswer {
      assert(registered[session].size < 41, 'a 42nd topic')
      const place = `${session} ${name}`
      assert(now - (refusedAt.get(place) ?? 0) >= 300_000, `${place} is asked for again too soon`)
      if (isHeld(session, name, now)) {
        refusedAt.set(place, now)
        return { is: 'registered-already' }
      }
      if (countOf(session, now) >= 41) return { is: 'full' }
      assert(!registered[session].has(name), `${name} is registered twice`)
      registered[session].add(name)
      assert(registered[session].size <= 41)
      return { is: 'done' }
    },
    release(session: Session, name: string): CommandAnswer {
      registered[session].delete(name)
      return { is: 'done' }
    },
    drop(session: Session, heldMs: number, now: number) {
      for (const name of registered[session]) held[session].set(name, now + heldMs)
      registered[session].clear()
    },
  }
}

interface Step {
  readonly does: 'want' | 'unwant' | 'run' | 'drop' | 'open' | 'wait' | 'fault' | 'again' | 'renew' | 'take-over'
  readonly topic: number
  readonly session: Session
  readonly number: number
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(
    ...(['want', 'want', 'want', 'unwant', 'run', 'run', 'drop', 'open', 'wait', 'take-over'] as const),
    ...(['fault', 'again', 'renew'] as const),
  ),
  topic: fc.nat({ max: topics.length - 1 }),
  session: fc.constantFrom(...sessions),
  number: fc.nat({ max: 60 }),
})

function play(steps: readonly Step[]) {
  const kis = createKis()
  const states = new Map<string, TopicState>()
  const wanted = new Map<string, { readonly topic: Topic; readonly priority: number }>()
  const open = new Set<Session>()
  let now = 1_000_000
  const create = () =>
    createBook({
      sessions,
      isPinned: ({ trId }) => trId === notice.trId,
      changed: (topic, state) => states.set(topicName(topic), state),
      moved: () => undefined,
      provenAt: () => undefined,
    })
  let book: Book = create()

  /** Carries out up to `most` commands of a session. */
  function run(session: Session, most: number, fault?: CommandAnswer) {
    for (let count = 0; count < most; count += 1) {
      const command = book.next(session, now)
      if (command === undefined || 'at' in command) return
      const name = topicName(command.topic)
      const answer =
        fault ?? (command.does === 'release' ? kis.release(session, name) : kis.register(session, name, now))
      now += 50
      book.answered(session, answer, now)
    }
  }
  function drop(session: Session, heldMs: number) {
    kis.drop(session, heldMs, now)
    if (open.delete(session)) book.closed(session, { from: now, isCertain: true, heardAt: now })
  }
  function openSession(session: Session) {
    if (!open.has(session)) book.opened(session)
    open.add(session)
  }
  function want(topic: Topic, priority: number) {
    wanted.set(topicName(topic), { topic, priority })
    book.want(topic, priority, now)
  }

  for (const { does, topic: index, session, number } of steps) {
    const topic = topics[index] ?? notice
    if (does === 'want') want(topic, topic === notice ? 99 : number % 3)
    else if (does === 'unwant') {
      wanted.delete(topicName(topic))
      book.unwant(topic)
    } else if (does === 'run') run(session, number)
    else if (does === 'fault' || does === 'again') run(session, 1, { is: does })
    else if (does === 'renew') book.renew(topic, now - number)
    else if (does === 'drop') drop(session, number * 5_000)
    else if (does === 'open') openSession(session)
    else if (does === 'wait') now += number * 1_000
    else {
      // The owner dies; its successor knows what it had registered, and the processes want what they wanted.
      const held = sessions.map((name) => [name, book.held(name)] as const)
      for (const name of sessions) drop(name, number * 5_000)
      book = create()
      for (const [name, places] of held) book.restore(name, places, now)
      for (const one of wanted.values()) book.want(one.topic, one.priority, now)
    }
  }

  // KIS is well, and time goes on.
  for (const session of sessions) openSession(session)
  for (let round = 0; round < 40; round += 1) {
    now += 60_000
    for (const session of [...sessions, ...sessions]) run(session, 1_000)
  }
  return { kis, states, wanted, book, now }
}

it('ends any story with what is confirmed equal to what is wanted, or with a named reason', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 300, size: 'max' }), (steps) => {
      const { kis, states, wanted } = play(steps)

      const confirmed = [...kis.registered.a, ...kis.registered.b]
      expect(new Set(confirmed).size).toBe(confirmed.length)
      for (const name of confirmed) {
        expect(wanted.has(name)).toBe(true)
        expect(states.get(name)).toMatchObject({ is: 'confirmed' })
      }
      for (const name of wanted.keys()) {
        if (confirmed.includes(name)) continue
        const state = states.get(name)
        const reason = state?.is === 'refused' ? state.refusal : state?.is === 'confirmed' ? undefined : state?.heldUp
        expect(reason, name).toBeDefined()
      }
    }),
    { numRuns: 400, seed: 20261129 },
  )
})

it('serves as many topics as there are places, and the highest priorities first', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 300, size: 'max' }), (steps) => {
      const { kis, states, wanted } = play(steps)

      const able = [...wanted].filter(([name]) => states.get(name)?.is !== 'refused')
      const confirmed = new Set([...kis.registered.a, ...kis.registered.b])
      expect(confirmed.size).toBe(Math.min(able.length, 82))
      if (able.some(([name]) => name === topicName(notice))) expect(kis.registered.a.has(topicName(notice))).toBe(true)
    }),
    { numRuns: 200, seed: 42 },
  )
})
