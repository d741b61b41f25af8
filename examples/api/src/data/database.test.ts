import type { ListedInstrument } from '@stockeye/kis-client/instruments'
import { startProgram } from '@stockeye/test-kit/program'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { cleanUpRecordsJob } from '../jobs/clean-up-records.ts'
import { createAudit } from './audit.ts'
import { openDatabase, pingDatabase } from './database.ts'
import { describeDatabases, listAudit, openAt } from './databases.test-kit.ts'
import { createIdempotency } from './idempotency.ts'
import { createInstruments } from './instruments.ts'
import { createUserSettings } from './user-settings.ts'
import { createUsers } from './users.ts'

const start = Date.parse('2026-10-19T10:00:00+09:00')
const now = () => start
const day = 24 * 60 * 60_000

const entryAt = (at: number) => ({
  at,
  actor: '1',
  action: 'triggerJob',
  detail: '{"job_id":"x"}',
  requestId: `r${at}`,
})
const ask = { telegramId: '1', key: 'k', route: '/x', body: { chat_id: '5' } }

const listing = (symbol: string, name: string, more: Partial<ListedInstrument> = {}): ListedInstrument => ({
  symbol,
  exchange: 'KRX',
  board: 'KOSPI',
  name,
  englishName: undefined,
  standardCode: `KR7${symbol}003`,
  kind: 'stock',
  ...more,
})
const samsung = listing('005930', '삼성전자')
const apple = listing('AAPL', '애플', {
  exchange: 'NASD',
  board: undefined,
  englishName: 'APPLE INC',
  standardCode: undefined,
})

describeDatabases('the database', (newPlace) => {
  it('has its tables once when four processes open it at once', async () => {
    const place = newPlace()
    const file = new URL('./open-at-once.test-kit.ts', import.meta.url)
    const programs = Array.from({ length: 4 }, () => startProgram(file, { args: [place] }))
    await Promise.all(programs.map((program) => program.printed(/WAITING/)))

    for (const program of programs) program.type('\n')
    await Promise.all(programs.map((program) => program.printed(/OPENED/)))

    const { rows } = await sql`SELECT name FROM kysely_migration ORDER BY name`.execute(await openAt(place))
    expect(rows).toEqual([{ name: '0001_first_tables' }, { name: '0002_user_settings' }])
  })

  it('is refused when a newer program made its tables', async () => {
    const place = newPlace()
    const database = await openAt(place)
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999_of_tomorrow', '2030-01-01T00:00:00.000Z')`.execute(
      database,
    )

    await expect(openDatabase(place)).rejects.toThrow('a newer program made the tables')
  })

  it('keeps users, audit, keys, instruments and settings after it was closed', async () => {
    const place = newPlace()
    const first = await openDatabase(place)
    const users = await createUsers(first, { admins: ['1'], now })
    await users.ensureRegistered({ telegramId: '1', name: '관리자' })
    await createAudit(first).write(entryAt(start))
    const once = await createIdempotency(first, { now }).bind(ask)
    await createInstruments(first).replace([samsung])
    await createUserSettings(first).set('1', 'notices', '{"quiet":true}')
    await first.destroy()

    const second = await openAt(place)

    expect(await (await createUsers(second, { admins: [], now })).find('1')).toMatchObject({ role: 'admin' })
    expect(await listAudit(second)).toEqual([entryAt(start)])
    expect(await createIdempotency(second, { now }).bind(ask)).toBe(once)
    expect(await createInstruments(second).nameOf('KRX', '005930')).toBe('삼성전자')
    expect(await createUserSettings(second).get('1', 'notices')).toBe('{"quiet":true}')
    await expect(pingDatabase(second)).resolves.toBeUndefined()
  })

  describe('createUsers', () => {
    it('registers a user once, however many callers ask at once, and keeps the latest name', async () => {
      const database = await openAt(newPlace())
      const users = await createUsers(database, { admins: ['7'], now })

      const asked = Array.from({ length: 50 }, () => users.ensureRegistered({ telegramId: '7', name: '이름' }))
      const registered = await Promise.all(asked)
      await users.ensureRegistered({ telegramId: '7', name: undefined })
      await users.ensureRegistered({ telegramId: '8', name: 'a\0b' })

      expect(registered).toEqual(registered.map(() => ({ telegramId: '7', role: 'admin', isActive: true })))
      const { rows } = await sql`SELECT telegram_id, name, role, registered_at FROM users ORDER BY telegram_id`.execute(
        database,
      )
      expect(rows).toEqual([
        { telegram_id: '7', name: '이름', role: 'admin', registered_at: start },
        { telegram_id: '8', name: 'ab', role: 'user', registered_at: start },
      ])
    })

    it('promotes and demotes users at the start, and neither blocks nor unblocks a user', async () => {
      const database = await openAt(newPlace())
      const before = await createUsers(database, { admins: ['1', '2'], now })
      for (const telegramId of ['1', '2', '3']) await before.ensureRegistered({ telegramId, name: 'x' })
      await sql`UPDATE users SET is_active = 0 WHERE telegram_id = '3'`.execute(database)

      const after = await createUsers(database, { admins: ['2', '3'], now })

      expect(await Promise.all(['1', '2', '3'].map((id) => after.find(id)))).toEqual([
        { telegramId: '1', role: 'user', isActive: true },
        { telegramId: '2', role: 'admin', isActive: true },
        { telegramId: '3', role: 'admin', isActive: false },
      ])
    })

    it('changes no role when the list of admins is empty', async () => {
      const database = await openAt(newPlace())
      const first = await createUsers(database, { admins: ['1'], now })
      await first.ensureRegistered({ telegramId: '1', name: 'x' })

      await createUsers(database, { admins: [], now })

      expect(await first.find('1')).toMatchObject({ role: 'admin' })
    })

    it('does not promote a demoted user again at the next contact', async () => {
      const database = await openAt(newPlace())
      const users = await createUsers(database, { admins: ['1'], now })
      await users.ensureRegistered({ telegramId: '1', name: 'x' })
      await sql`UPDATE users SET role = 'user' WHERE telegram_id = '1'`.execute(database)

      expect(await users.ensureRegistered({ telegramId: '1', name: 'y' })).toMatchObject({ role: 'user' })
    })

    it('compares the list of admins as text', async () => {
      const users = await createUsers(await openAt(newPlace()), { admins: ['007'], now })

      expect(await users.ensureRegistered({ telegramId: '7', name: undefined })).toMatchObject({ role: 'user' })
    })

    it('finds no user who is not registered', async () => {
      const users = await createUsers(await openAt(newPlace()), { admins: ['1'], now })

      expect(await users.find('1')).toBeUndefined()
    })
  })

  describe('createIdempotency', () => {
    it('binds a key to one request of one user, for 24 h', async () => {
      const database = await openAt(newPlace())
      const bindAt = (at: number, more: object = {}) =>
        createIdempotency(database, { now: () => at }).bind({ ...ask, ...more })
      const first = await bindAt(start)

      const late = await bindAt(start + day - 1)
      const other = await bindAt(start + day - 1, { body: {} })
      const ofAnother = await bindAt(start, { telegramId: '2' })
      const takenOver = await bindAt(start + day, { body: {} })
      const former = await bindAt(start + day)

      expect(first).toMatch(/^[\w-]{43}$/)
      expect({ late, other, takenOver, former }).toEqual({
        late: first,
        other: undefined,
        takenOver: first,
        former: undefined,
      })
      expect(ofAnother).not.toBe(first)
    })

    it('lets one of two requests have the key when both come at once to two processes', async () => {
      const place = newPlace()
      const sides = [await openAt(place), await openAt(place)].map((database) => createIdempotency(database, { now }))
      const keys = Array.from({ length: 30 }, (_, number) => `k${number}`)

      const bound = await Promise.all(
        keys.map((key) => Promise.all(sides.map((side, number) => side.bind({ ...ask, key, body: { number } })))),
      )

      expect(bound.map((both) => both.filter((once) => once !== undefined).length)).toEqual(keys.map(() => 1))
    })
  })

  describe('createInstruments', () => {
    it('returns what has changed, and holds the last list', async () => {
      const instruments = createInstruments(await openAt(newPlace()))
      const counted = [await instruments.count()]
      const first = await instruments.replace([samsung, apple, listing('000001', '폐지')])
      const second = await instruments.replace([{ ...samsung, name: '삼성' }, apple, listing('000002', '신규')])
      counted.push(await instruments.count())

      expect(first.listed).toHaveLength(3)
      expect(second).toMatchObject({
        listed: [listing('000002', '신규')],
        delisted: [listing('000001', '폐지')],
        renamed: [{ before: samsung, after: { ...samsung, name: '삼성' } }],
      })
      expect(counted).toEqual([0, 3])
      expect(await instruments.nameOf('KRX', '005930')).toBe('삼성')
      expect(await instruments.nameOf('NYSE', 'AAPL')).toBeUndefined()
      // Both apples are equal in every field, so a row is read as it was written.
      expect((await instruments.replace([apple])).listed).toEqual([])
    })

    it('keeps the whole list or nothing', async () => {
      const instruments = createInstruments(await openAt(newPlace()))
      await instruments.replace([samsung])
      // A list of more rows than one statement has, with one at its end that no column takes.
      const many = Array.from({ length: 2_500 }, (_, number) => listing(`${number}`, 'x'))
      const broken = Object.assign(listing('broken', 'x'), { kind: null })

      await expect(instruments.replace([...many, broken])).rejects.toThrow()

      expect(await instruments.count()).toBe(1)
      await instruments.replace(many)
      expect(await instruments.count()).toBe(2_500)
    })
  })

  it('keeps a setting of a user by name, and the last value of it', async () => {
    const settings = createUserSettings(await openAt(newPlace()))
    await settings.set('1', 'notices', 'a')
    await settings.set('1', 'notices', 'b')
    await settings.set('2', 'notices', 'c')

    expect(await settings.get('1', 'notices')).toBe('b')
    expect(await settings.get('2', 'notices')).toBe('c')
    expect(await settings.get('1', 'other')).toBeUndefined()
  })

  it('loses keys after a day, and audit entries after a year', async () => {
    const database = await openAt(newPlace())
    await createIdempotency(database, { now: () => start - day }).bind({ ...ask, key: 'old' })
    await createIdempotency(database, { now: () => start - day + 1 }).bind({ ...ask, key: 'young' })
    const audit = createAudit(database)
    for (const at of [start - 365 * day, start - 364 * day]) await audit.write(entryAt(at))

    const result = await cleanUpRecordsJob({ database, now }).run({
      runId: 'r',
      attempt: 1,
      signal: new AbortController().signal,
      progress: () => undefined,
    })

    expect(result).toMatchObject({ keys: 1, entries: 1 })
    expect(await listAudit(database)).toEqual([entryAt(start - 364 * day)])
  })
})
