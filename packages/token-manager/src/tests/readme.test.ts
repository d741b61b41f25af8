import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type DocBlock, promisedLines, readDocs, runBlock } from '@stockeye/test-kit/docs'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, expect, it, onTestFinished } from 'vitest'
import * as encrypted from '../encrypted.ts'
import * as fakes from '../fake-issuer.ts'
import * as root from '../index.ts'
import * as redis from '../redis.ts'
import * as sqlite from '../sqlite.ts'
import * as suites from '../testing.ts'

const docs = readDocs(fileURLToPath(new URL('../..', import.meta.url)))
const isSuite = ({ text }: DocBlock) => text.includes('testTokenStore')
const needsRedis = ({ text }: DocBlock) => text.includes('ioredis')

/** Starts a server that grants client credentials for an hour. */
async function startOAuthServer({ status = 200 } = {}) {
  const forms: string[] = []
  const server = createServer(async (request, response) => {
    forms.push((await request.toArray()).join(''))
    response.statusCode = status
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ access_token: `secret-${forms.length}`, expires_in: 3_600 }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  assert(typeof address === 'object' && address)
  return { forms, url: `http://127.0.0.1:${address.port}/token` }
}

it('runs the first program of the README, twice on one token', async () => {
  const { forms, url } = await startOAuthServer()
  const folder = tempFolder('docs')
  const [program] = docs.blocks
  assert(program?.name === 'README 1')
  const env = { AUTH_URL: url, CLIENT_ID: 'me', CLIENT_SECRET: 'mine' }

  const outputs = [await runBlock(program, { cwd: folder, env }), await runBlock(program, { cwd: folder, env })]

  expect(forms).toEqual(['grant_type=client_credentials&client_id=me&client_secret=mine'])
  expect(outputs[0]).toMatch(/^rebuilt the session for token [0-9a-f]{12}\ntoken 1 is good until 2\S+Z\n$/)
  expect(outputs[1]).toBe(outputs[0])
})

it('serves one token to three processes of the first program of the README that start at once', async () => {
  const { forms, url } = await startOAuthServer()
  const folder = tempFolder('docs')
  const [program] = docs.blocks
  assert(program?.name === 'README 1')
  const env = { AUTH_URL: url, CLIENT_ID: 'me', CLIENT_SECRET: 'mine' }

  const outputs = await Promise.all([1, 2, 3].map(() => runBlock(program, { cwd: folder, env })))

  expect(forms).toHaveLength(1)
  expect(new Set(outputs).size).toBe(1)
  expect(outputs[0]).toContain('token 1 is good until')
})

it('waits a minute after a 401 in the first program of the README, and not for half an hour', async () => {
  const { forms, url } = await startOAuthServer({ status: 401 })
  const [program] = docs.blocks
  assert(program?.name === 'README 1')
  const env = { AUTH_URL: url, CLIENT_ID: 'me', CLIENT_SECRET: 'mine' }

  const failure = await runBlock(program, { cwd: tempFolder('docs'), env }).catch((error: unknown) => `${error}`)

  expect(failure).toMatch(/HTTP_401 at try 1; the next try is in 62 s/)
  expect(forms).toHaveLength(1)
})

it.each(docs.blocks.filter((block) => block.name !== 'README 1' && !isSuite(block) && !needsRedis(block)))(
  'runs the program $name as printed, and prints the lines that its comments promise',
  async (block) => {
    const env = { TOKEN_KEY: randomBytes(32).toString('base64url') }
    const stdout = await runBlock(block, { cwd: tempFolder('docs'), env })

    for (const line of promisedLines(block)) expect(stdout.split('\n')).toContain(line)
  },
)

describeRedis('redis', () => {
  it.each(docs.blocks.filter(needsRedis))('runs the program $name as printed', async (block) => {
    const server = await startRedisServer()
    onTestFinished(() => server.close())

    await runBlock(block, { cwd: tempFolder('docs'), env: { REDIS_URL: server.options.path } })

    expect(await server.redis.keys('*')).toEqual(['token-manager:{fake}'])
  })
})

// A block with `testTokenStore` is a suite: it registers its tests in this file.
for (const { path } of docs.blocks.filter(isSuite)) await import(pathToFileURL(path).href)

it('has an example on each public function', () => {
  expect(docs.functionsWithoutExample([root, sqlite, redis, encrypted, fakes, suites])).toEqual([])
})

it('compiles every program of the pages, and every example of the sources', async () => {
  expect(await docs.compile(declarations)).toBe('')
})

/** The names that an example may use without a declaration. */
const declarations = `
import { createTokenManager, isTokenError, memoryStore, type TokenIssuer, type TokenManager } from '@stockeye/token-manager'
import { encryptedStore } from '@stockeye/token-manager/encrypted'
import { fakeIssuer, type IssuerServer, serverIssuer, startIssuerServer } from '@stockeye/token-manager/fake-issuer'
import { redisStore } from '@stockeye/token-manager/redis'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { testTokenStore } from '@stockeye/token-manager/testing'
import { Redis } from 'ioredis'
import { describe } from 'vitest'
declare const issuer: TokenIssuer
declare const tokens: TokenManager
declare const server: IssuerServer
declare const url: string
`
