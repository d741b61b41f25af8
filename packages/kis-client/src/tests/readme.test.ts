import { fileURLToPath, pathToFileURL } from 'node:url'
import { type DocBlock, promisedLines } from '@stockeye/test-kit/docs/blocks'
import { readDocs } from '@stockeye/test-kit/docs/read-docs'
import { runBlock, runBlocks } from '@stockeye/test-kit/docs/run-blocks'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, expect, it, onTestFinished } from 'vitest'
import * as root from '../index.ts'
import * as instruments from '../instruments.ts'
import * as redis from '../redis.ts'
import * as simulators from '../simulator.ts'
import { startSimulator } from '../simulator.ts'
import * as sqlite from '../sqlite.ts'
import * as suites from '../testing.ts'

const docs = readDocs(fileURLToPath(new URL('../..', import.meta.url)))
const needsKeys = ({ text }: DocBlock) => text.includes('KIS_APP_KEY')
const needsRedis = ({ text }: DocBlock) => text.includes('ioredis')
const isSuite = ({ text }: DocBlock) => text.includes('testOrderJournal')

/** Starts a simulator in place of KIS, and returns the environment of a program with its keys. */
async function startKis() {
  // Without limits: the second run of a program may call within a second of the first.
  const simulator = await startSimulator({ limits: false })
  onTestFinished(() => simulator.close())
  const { appKey, appSecret, account } = simulator.credentials
  const env = {
    KIS_APP_KEY: appKey,
    KIS_APP_SECRET: appSecret,
    KIS_ACCOUNT: account,
    SIMULATOR_HOSTS: JSON.stringify(simulator.hosts),
    NODE_OPTIONS: `--import=${new URL('./simulated-hosts.test-kit.ts', import.meta.url).href}`,
  }
  return { simulator, env }
}

it('runs the first program of the README', async () => {
  const { simulator, env } = await startKis()
  const [program] = docs.blocks
  assert(program?.name === 'README 1')

  const stdout = await runBlock(program, { env })

  expect(stdout).toMatch(/^삼성전자 [1-9]\d* KRW\n$/)
  expect(simulator.calls({ trId: 'FHKST01010100' })).toHaveLength(1)
})

it.each(docs.blocks.filter((block) => needsKeys(block) && block.name !== 'README 1'))(
  'runs the program $name as printed, twice on one token',
  async (block) => {
    const { simulator, env } = await startKis()
    const cwd = tempFolder('docs')

    await runBlock(block, { cwd, env })
    await runBlock(block, { cwd, env })

    expect(simulator.calls({ trId: 'FHKST01010100' })).toHaveLength(2)
    expect(simulator.calls({ path: '/oauth2/tokenP' })).toHaveLength(1)
  },
)

const alone = docs.blocks.filter((block) => !needsKeys(block) && !needsRedis(block) && !isSuite(block))
const pageOf = ({ name }: DocBlock) => name.split(' ')[0]

it.each([...new Set(alone.map(pageOf))])(
  'runs the programs of %s as printed, and prints the lines that their comments promise',
  async (page) => {
    const programs = alone.filter((block) => pageOf(block) === page)

    const outputs = await runBlocks(programs, { cwd: tempFolder('docs') })

    for (const [index, program] of programs.entries()) {
      for (const line of promisedLines(program)) expect(outputs[index]?.split('\n'), program.name).toContain(line)
    }
  },
)

describeRedis('redis', () => {
  it.each(docs.blocks.filter(needsRedis))('runs the program $name as printed', async (block) => {
    const server = await startRedisServer()
    onTestFinished(() => server.close())

    await runBlock(block, { cwd: tempFolder('docs'), env: { REDIS_URL: server.options.path } })

    expect(await server.redis.keys('kis-*')).toHaveLength(1)
  })
})

// A block with `testOrderJournal` is a suite: it registers its tests in this file.
for (const { path } of docs.blocks.filter(isSuite)) await import(pathToFileURL(path).href)

it('has an example on each public function', () => {
  expect(docs.functionsWithoutExample([root, instruments, redis, simulators, sqlite, suites])).toEqual([])
})

it('compiles every program of the pages, and every example of the sources', async () => {
  expect(await docs.compile(declarations)).toBe('')
})

/** Names that an example may use without a declaration. */
const declarations = `
import { readFile } from 'node:fs/promises'
import { ${Object.keys(root).sort().join(', ')}, type Connection, type KisAppCredentials, type KisClient, type KisCredentials, type Stream, type Trading } from '@stockeye/kis-client'
import { orderCredit } from '@stockeye/kis-client/endpoints/domestic-stock'
import { ccnlKrx } from '@stockeye/kis-client/endpoints/feeds'
import { createInstrumentIndex, diffMasters, domesticKospi, downloadInstruments, downloadMaster, type ListedInstrument, mastersOf, parseInstruments, parseMaster, searchInstruments } from '@stockeye/kis-client/instruments'
import { redisPacer, redisSharing, redisTraderLease } from '@stockeye/kis-client/redis'
import { createScaledClock, createSteppedClock, type Simulator, startSimulator, type SteppedClock, steppedConnection, steppedSocket } from '@stockeye/kis-client/simulator'
import { localSharing, sqliteJournal } from '@stockeye/kis-client/sqlite'
import { testOrderJournal } from '@stockeye/kis-client/testing'
import { createTokenManager, type TokenManager } from '@stockeye/token-manager'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { Redis } from 'ioredis'
import { describe } from 'vitest'
declare const kis: KisClient
declare const simulator: Simulator
declare const stream: Stream
declare const clock: SteppedClock
declare const credentials: KisCredentials
declare const app: KisAppCredentials
declare const tokens: TokenManager
declare const accounts: readonly string[]
declare const trading: Trading
declare const record: string
declare const known: ListedInstrument[]
`
