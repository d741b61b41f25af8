import { once } from 'node:events'
import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { describePostgres, type PostgresServer, startPostgres } from '@stockeye/test-kit/postgres-server'
import { sql } from 'kysely'
import { afterAll, assert, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createAudit } from './audit.ts'
import { openDatabase, pingDatabase } from './database.ts'
import { listAudit, openAt } from './databases.test-kit.ts'
import { createInstruments } from './instruments.ts'

const entry = { at: 1, actor: '1', action: 'triggerJob', detail: '{}', requestId: 'r' }

const listing = (symbol: string) =>
  ({
    symbol,
    exchange: 'KRX',
    board: 'KOSPI',
    name: symbol,
    englishName: undefined,
    standardCode: undefined,
    kind: 'stock',
  }) as const

describePostgres('PostgreSQL', () => {
  let running: PostgresServer | undefined
  beforeAll(async () => {
    running = await startPostgres({ password: 'the-right-password' })
  })
  afterAll(() => running?.close())

  /** Returns the server, and the URL of an empty database. */
  function emptyDatabase() {
    assert(running)
    return { server: running, url: running.createDatabase() }
  }

  it('is away when it was killed, with an error that says where, and takes entries again after its restart', async () => {
    const { server, url } = emptyDatabase()
    const database = await openAt(url)
    const audit = createAudit(database)
    await audit.write(entry)

    await server.stop('SIGKILL')
    const errors = [
      await audit.write(entry).catch((error: unknown) => error),
      await pingDatabase(database).catch((error: unknown) => error),
    ]
    await server.restart()
    await audit.write({ ...entry, at: 2 })

    expect(errors).toMatchObject([{ code: 'DATABASE_AWAY' }, { code: 'DATABASE_AWAY' }])
    for (const error of errors)
      expect(error).toHaveProperty('message', expect.stringContaining(`PostgreSQL at ${server.folder}/`))
    expect((await listAudit(database)).map(({ at }) => at)).toEqual([2, 1])
  })

  it('is away when it ends the connection of a statement', async () => {
    const database = await openAt(emptyDatabase().url)
    const audit = createAudit(database)

    const lost = await sql`SELECT pg_terminate_backend(pg_backend_pid())`
      .execute(database)
      .catch((error: unknown) => error)

    expect(lost).toMatchObject({ code: 'DATABASE_AWAY' })
    await audit.write(entry)
    expect(await listAudit(database)).toEqual([entry])
  })

  it('is away when it refuses the password, which no error shows', async () => {
    const { url } = emptyDatabase()
    const wrong = url.replace('the-right-password', 'a-wrong-password')

    const error = await openDatabase(wrong).catch((reason: unknown) => reason)

    expect(error).toMatchObject({ code: 'DATABASE_AWAY' })
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('a-wrong-password')
  })

  it('holds one of two lists of instruments that two processes store at once', async () => {
    const { url } = emptyDatabase()
    const [one, other] = [createInstruments(await openAt(url)), createInstruments(await openAt(url))]
    await one.replace([listing('0')])

    const changes = await Promise.all([
      one.replace([listing('1'), listing('2')]),
      other.replace([listing('2'), listing('3')]),
    ])

    expect(changes.map(({ delisted }) => delisted.map(({ symbol }) => symbol))).toContainEqual(['0'])
    const names = await Promise.all(['1', '2', '3'].map((symbol) => one.nameOf('KRX', symbol)))
    expect([
      ['1', '2', undefined],
      [undefined, '2', '3'],
    ]).toContainEqual(names)
  })

  it('shows the faults of a statement as they are', async () => {
    const database = await openAt(emptyDatabase().url)

    await expect(sql`SELECT nothing`.execute(database)).rejects.toMatchObject({ code: '42703' })
  })
})

/** Returns a message of PostgreSQL's protocol. */
function messageOf(type: string, body: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(4 + body.length)
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)])
}

describe('a server that ends a connection at once', () => {
  it('is away, and ends no process', async () => {
    // It accepts the user, is ready, and is killed, all in one packet.
    const accepted = messageOf('R', '\0\0\0\0')
    const isReady = messageOf('Z', 'I')
    const wasKilled = messageOf('E', 'SFATAL\0C57P01\0Mterminating connection\0\0')
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(Buffer.concat([accepted, isReady, wasKilled])))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    assert(typeof address === 'object' && address !== null)

    const opening = openDatabase(`postgres://stockeye@127.0.0.1:${address.port}/stockeye`)

    await expect(opening).rejects.toMatchObject({ code: 'DATABASE_AWAY' })
  })
})
