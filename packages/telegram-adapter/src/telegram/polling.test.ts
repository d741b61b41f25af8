import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import type { OpsPort } from '../ports/ops-port.ts'
import { expectNoFindings, pauseOf, prepareWorld, startWorld, textsOf } from '../tests/bot-world.test-kit.ts'

/** Returns the change of a port that makes each answer about the health wait. */
const healthAfter =
  (gate: Promise<void>) =>
  (port: OpsPort): OpsPort => ({
    ...port,
    async health(as) {
      await gate
      return port.health(as)
    },
  })

describe('a slow handler', () => {
  it('delays no other chat, and its update is not confirmed before it is done', async () => {
    const gate = Promise.withResolvers<void>()
    const { admin, fake, sent } = await startWorld({
      port: healthAfter(gate.promise),
    })
    const other = fake.user({ id: 5, name: '손님' })

    admin.send('/status')
    other.send('/start')
    await sent('반갑습니다', other)
    other.send('/help')
    await sent('쓸 수 있는 명령을 봅니다', other)
    const pendingMeanwhile = fake.pendingUpdates()
    gate.resolve()
    await sent('정상')
    await fake.until(() => fake.pendingUpdates() === 0)

    expect(pendingMeanwhile).toBeGreaterThan(0)
    expect(textsOf(other)).toHaveLength(2)
    expectNoFindings(fake)
  })

  it('keeps the next poll back, also when many later updates were handled', async () => {
    const gate = Promise.withResolvers<void>()
    const clock = manualClock()
    const { admin, fake, later } = await startWorld({
      telegram: { clock },
      port: healthAfter(gate.promise),
    })
    admin.send('/status')
    const others = Array.from({ length: 60 }, (_, index) => fake.user({ id: 100 + index, name: '손님' }))
    for (const other of others) other.send('/help')
    await later(clock, () => (others.every((other) => textsOf(other).length === 1) ? true : undefined))
    const polls = () => fake.calls({ method: 'getUpdates' }).length
    const handled = polls()
    await later(clock, () => (polls() > handled ? true : undefined))
    const before = polls()

    // The clock of the bot stands still: a bot that does not wait on it polls once in each turn.
    for (let turn = 0; turn < 20; turn += 1) await (await fetch(fake.url)).text()
    const more = polls() - before
    gate.resolve()

    expect(more).toBeLessThanOrEqual(1)
  })

  it('keeps the order within its chat', async () => {
    const gate = Promise.withResolvers<void>()
    const { admin, sent } = await startWorld({
      port: healthAfter(gate.promise),
    })

    admin.send('/status')
    admin.send('/help')
    admin.send('/show_schedules')
    gate.resolve()
    await sent('스케줄을 보고')
    await sent('📅')

    expect(textsOf(admin).map((text) => text.slice(0, 2))).toEqual(['👋', '✅ ', '명령', '📅'])
  })

  it('does not delay the answer to a press of its chat', async () => {
    const gate = Promise.withResolvers<void>()
    const { admin, fake, sent } = await startWorld({
      port: healthAfter(gate.promise),
    })
    admin.send('/show_schedules')
    await sent('📅')
    admin.send('/status')

    const press = admin.press('▶ 느린 작업')
    await fake.until(() => press.answers.length > 0)
    const before = textsOf(admin).some((text) => text.includes('접수되었습니다'))
    gate.resolve()
    await sent('접수되었습니다')

    expect(before).toBe(false)
    expectNoFindings(fake)
  })
})

it('waits for the answer to a poll that Telegram holds for 25 s', async () => {
  const clock = manualClock()
  const { fake, log, later } = await startWorld({ telegram: { clock }, fake: { clock } })
  await fake.until(() => fake.waitingPolls() === 1 && fake.pendingUpdates() === 0)
  const polls = () => fake.calls({ method: 'getUpdates' }).length
  const before = { polls: polls(), at: clock.monotonic() }

  await later(clock, () => (polls() > before.polls ? true : undefined))

  expect(clock.monotonic() - before.at).toBeGreaterThanOrEqual(25_000)
  expect(log.map(({ code }) => code)).toEqual(['started'])
})

describe('trouble with updates', () => {
  it('reports another instance that polls, and continues when that has ended', async () => {
    const clock = manualClock()
    const { admin, fake, log, sent, later } = await startWorld({ telegram: { clock } })
    await fake.until(() => fake.waitingPolls() === 1)

    await fake.secondPoller()
    admin.send('/help')
    await later(clock, () => (log.some(({ code }) => code === 'recovered') ? true : undefined))
    await sent('쓸 수 있는 명령을 봅니다')

    expect(log.filter(({ code }) => code === 'conflict')).toEqual([
      expect.objectContaining({
        level: 'error',
        message: expect.stringContaining('make sure that only one bot instance is running'),
      }),
    ])
  })

  it.each([
    ['drop-before'],
    ['drop-after'],
    ['reset'],
    ['cut-json'],
    ['html-502'],
    [{ status: 500 }],
    [{ retryAfter: 3 }],
  ] as const)('loses no update to %j, and waits longer each time', async (fault) => {
    const clock = manualClock()
    const { admin, fake, log, sent, bot, later } = await prepareWorld({ telegram: { clock } })
    fake.fault({ method: 'getUpdates' }, fault, 3)
    admin.send('/start')
    await bot.start()

    await later(clock, () => (log.some(({ code }) => code === 'recovered') ? true : undefined))
    await sent('반갑습니다')

    expect(textsOf(admin)).toHaveLength(1)
    expect(log.filter(({ code }) => code === 'unreachable')).toHaveLength(1)
    expectNoFindings(fake)
  })

  it.each([
    ['drop-before', [1_000, 2_000, 4_000]],
    [{ retryAfter: 3 }, [3_000, 3_000, 3_000]],
  ] as const)('pauses after %j for %j ms', async (fault, expected) => {
    const clock = manualClock()
    const { admin, fake, bot, sent } = await prepareWorld({ telegram: { clock } })
    fake.fault({ method: 'getUpdates' }, fault, 3)
    admin.send('/start')
    await bot.start()
    const pauses: number[] = []

    for (let turn = 0; turn < 3; turn += 1) {
      const pause = await pauseOf(clock)
      pauses.push(pause)
      clock.advance(pause)
    }
    await sent('반갑습니다')

    expect(pauses).toEqual(expected)
  })

  it('pauses for 5 s after a conflict, so that the other instance can be stopped', async () => {
    const clock = manualClock()
    const { fake } = await startWorld({ telegram: { clock } })
    await fake.until(() => fake.waitingPolls() === 1)

    await fake.secondPoller()

    expect(await pauseOf(clock)).toBe(5_000)
  })

  it('reports a token that Telegram no longer accepts', async () => {
    const { fake, admin, logged } = await startWorld()
    await fake.until(() => fake.waitingPolls() === 1)

    fake.revokeToken()
    admin.send('/help')

    expect(await logged('unauthorized')).toMatchObject({ level: 'error' })
  })
})

describe('stopping', () => {
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

  async function startHeld() {
    const reached = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const world = await startWorld({
      // No deadline passes on this clock.
      telegram: { clock: manualClock() },
      port: (port) => ({
        ...port,
        async health(as) {
          reached.resolve()
          await gate.promise
          return port.health(as)
        },
      }),
    })
    world.admin.send('/status')
    await reached.promise
    return { ...world, gate }
  }

  it('waits for the updates in hand, confirms them, and handles no further one', async () => {
    const { admin, fake, bot, gate } = await startHeld()

    const stopping = bot.stop()
    gate.resolve()
    await stopping
    admin.send('/help')

    expect(textsOf(admin).at(-1)).toContain('정상')
    expect(fake.pendingUpdates()).toBe(1)
    expect(fake.waitingPolls()).toBe(0)
  })

  it('does not confirm updates that were not done at the deadline, so that the next instance receives them', async () => {
    const { fake, bot } = await startHeld()

    await bot.stop({ deadlineMs: 0 })

    expect(fake.pendingUpdates()).toBe(1)
  })

  it('ends 3 s after its deadline when Telegram does not answer the confirmation', async () => {
    const clock = manualClock()
    let isAway = false
    const confirming = Promise.withResolvers<void>()
    const { bot } = await startWorld({
      telegram: {
        clock,
        fetch(url, request) {
          if (!isAway) return fetch(url, request)
          confirming.resolve()
          return new Promise(() => undefined)
        },
      },
    })

    isAway = true
    let isStopped = false
    void bot.stop({ deadlineMs: 0 }).then(() => {
      isStopped = true
    })
    await confirming.promise
    clock.advance(2_999)
    await nextTurn()
    const wasStopped = isStopped
    clock.advance(1)
    await nextTurn()

    expect([wasStopped, isStopped]).toEqual([false, true])
    expect(clock.waits()).toEqual([])
  })
})
