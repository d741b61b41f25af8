import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { asObject, call, startFake } from '../fake-telegram.test-kit.ts'

const ids = (answer: { readonly result?: unknown }): readonly unknown[] => {
  if (!Array.isArray(answer.result)) throw new Error(JSON.stringify(answer))
  return answer.result.map((update: unknown) => asObject(update)['update_id'])
}

async function world() {
  const clock = manualClock()
  const fake = await startFake({ clock, random: () => 0 })
  const person = fake.user({ id: 1, name: '관리자' })
  const poll = (parameters: object = {}) => call(fake, 'getUpdates', parameters)
  const held = () => fake.until(() => fake.waitingPolls() === 1)
  return { clock, fake, person, poll, held }
}

describe('getUpdates', () => {
  it('returns the waiting updates, and drops them after a call with a higher offset', async () => {
    const { fake, person, poll } = await world()
    person.send('하나')
    person.send('둘')

    const both = ids(await poll())
    const again = ids(await poll({ offset: 1, limit: 1 }))
    const second = ids(await poll({ offset: 2_000_002 }))

    expect(both).toEqual([2_000_001, 2_000_002])
    expect(again).toEqual([2_000_001])
    expect(second).toEqual([2_000_002])
    expect(fake.pendingUpdates()).toBe(1)
  })

  it('keeps only the last ones for a negative offset, and ignores an offset that is far ahead', async () => {
    const { person, poll } = await world()
    for (const text of ['1', '2', '3']) person.send(text)

    expect(ids(await poll({ offset: 3_000_000 }))).toHaveLength(3)
    expect(ids(await poll({ offset: -1 }))).toEqual([2_000_003])
    expect(ids(await poll())).toEqual([2_000_003])
  })

  it('returns the same updates again when the answer was lost', async () => {
    const { fake, person, poll } = await world()
    person.send('안녕')
    fake.fault({ method: 'getUpdates' }, 'drop-after')

    const lost = await poll().catch((error: unknown) => error)

    expect(lost).toBeInstanceOf(TypeError)
    expect(ids(await poll())).toEqual([2_000_001])
  })

  it('holds the call until an update arrives', async () => {
    const { fake, person, poll, held } = await world()

    const answer = poll({ timeout: 30 })
    await held()
    person.send('안녕')

    expect(ids(await answer)).toEqual([2_000_001])
    expect(fake.waitingPolls()).toBe(0)
  })

  it('returns an empty list when the time is over, which is at most 50 s', async () => {
    const { clock, poll, held } = await world()

    const answer = poll({ timeout: 1_000 })
    await held()
    clock.advance(50_000)

    expect(await answer).toEqual({ ok: true, result: [] })
  })

  it('holds a short poll for 3 s when it follows the previous one at once', async () => {
    const { clock, poll, held } = await world()
    await poll()

    const answer = poll()
    await held()
    clock.advance(3_000)

    expect(ids(await answer)).toEqual([])
  })

  it('ends the older of two polls with 409, at once the first time and after 3 s the next', async () => {
    const { clock, fake, poll, held } = await world()
    const conflict = {
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    }

    const first = poll({ timeout: 30 })
    await held()
    const second = fake.secondPoller({ timeoutSeconds: 30 })
    expect(await first).toEqual(conflict)

    const third = poll({ timeout: 30 })
    await fake.until(() => fake.calls({ method: 'getUpdates' }).length === 3 && clock.waits()[0] === 3_000)
    clock.advance(3_000)

    expect(await second).toEqual(conflict)
    clock.advance(30_000)
    expect(ids(await third)).toEqual([])
  })

  it('is refused while a webhook is set, and setWebhook ends one that is held', async () => {
    const { clock, fake, poll, held } = await world()
    const answer = poll({ timeout: 30 })
    await held()

    await call(fake, 'setWebhook', { url: 'https://example.com/hook' })

    expect(await answer).toMatchObject({ error_code: 409, description: 'Conflict: terminated by setWebhook request' })
    clock.advance(3_000)
    expect(await poll()).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    })
  })

  it('queues only updates of the allowed kinds, until a call names others, and reads [] as the default set', async () => {
    const { person, poll } = await world()
    await poll({ allowed_updates: ['callback_query'] })
    person.send('not queued')
    await poll({ offset: 1 })
    person.send('not queued either')
    const silence = ids(await poll({ offset: 2 }))
    await poll({ offset: 3, allowed_updates: [] })
    person.send('queued')

    expect(silence).toEqual([])
    expect(ids(await poll({ offset: 4 }))).toHaveLength(1)
  })

  it('returns a command of a group that names the bot, in any case, and none for another bot', async () => {
    const { fake, person, poll } = await world()
    const group = fake.group({ title: '운영' })
    for (const text of ['/help@other_bot', '/help@StockEye_Bot', '/help', '안녕']) person.send(text, { in: group })

    const { result } = await poll()

    expect(result).toMatchObject([
      { my_chat_member: {} },
      { message: { text: '/help@StockEye_Bot' } },
      { message: { text: '/help' } },
    ])
  })

  it('drops a press after 150 s and a message after a day', async () => {
    const { clock, fake, person } = await world()
    person.send('/start')
    person.forge('x')

    clock.advance(150_000)
    const afterThePress = fake.pendingUpdates()
    clock.advance(86_400_000)

    expect(afterThePress).toBe(1)
    expect(fake.pendingUpdates()).toBe(0)
  })

  it('drops updates whose time a jump of the clock passes, and ends no wait', async () => {
    const { fake, person, poll, held, clock } = await world()
    person.send('안녕')

    fake.jump(86_400_000)
    const pending = fake.pendingUpdates()
    const answer = poll({ timeout: 30 })
    await held()
    fake.jump(30_000)
    const waiting = fake.waitingPolls()
    clock.advance(30_000)

    expect([pending, waiting]).toEqual([0, 1])
    expect(ids(await answer)).toEqual([])
  })

  it('ends a poll whose caller has closed the connection', async () => {
    const { fake, held } = await world()
    const caller = new AbortController()
    const url = `${fake.url}/bot${fake.token}/getUpdates?timeout=50`
    const lost = fetch(url, { signal: caller.signal }).catch((error: unknown) => error)
    await held()

    caller.abort()

    await fake.until(() => fake.waitingPolls() === 0)
    expect(await lost).toMatchObject({ name: 'AbortError' })
  })
})
