import { randomBytes } from 'node:crypto'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type DocBlock, promisedLines } from '@stockeye/test-kit/docs/blocks'
import { readDocs } from '@stockeye/test-kit/docs/read-docs'
import { runBlock } from '@stockeye/test-kit/docs/run-blocks'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, expect, it, onTestFinished } from 'vitest'
import * as encrypted from '../encrypted.ts'
import * as fakes from '../fake-issuer.ts'
import * as root from '../index.ts'
import { type OAuthServer, startOAuthServer } from '../oauth/authorization-server.test-kit.ts'
import * as oauth from '../oauth.ts'
import * as redis from '../redis.ts'
import * as sqlite from '../sqlite.ts'
import * as suites from '../testing.ts'

const docs = readDocs(fileURLToPath(new URL('../..', import.meta.url)))
const isSuite = ({ text }: DocBlock) => text.includes('testTokenStore')
const needsOAuth = ({ name }: DocBlock) => name.startsWith('oauth')
const needsRedis = ({ text }: DocBlock) => text.includes('ioredis')

const [program] = docs.blocks
assert(program?.name === 'README 1')
const oauthEnv = ({ url }: OAuthServer) => ({ TOKEN_URL: url, CLIENT_ID: 'me', CLIENT_SECRET: 'mine' })

it('runs the first program of the README, twice on one token', async () => {
  const server = await startOAuthServer()
  const how = { cwd: tempFolder('docs'), env: oauthEnv(server) }

  const outputs = [await runBlock(program, how), await runBlock(program, how)]

  expect(server.requests).toMatchObject([{ form: { grant_type: 'client_credentials' } }])
  expect(outputs[0]).toMatch(/^token [0-9a-f]{12} of generation 1\n$/)
  expect(outputs[1]).toBe(outputs[0])
})

it('serves one token to three processes of the first program of the README that start at once', async () => {
  const server = await startOAuthServer()
  const how = { cwd: tempFolder('docs'), env: oauthEnv(server) }

  const outputs = await Promise.all([1, 2, 3].map(() => runBlock(program, how)))

  expect(server.requests).toHaveLength(1)
  expect(new Set(outputs).size).toBe(1)
  expect(outputs[0]).toContain('of generation 1')
})

it('waits a minute after a 401 in the first program of the README, and not for half an hour', async () => {
  const server = await startOAuthServer()
  server.answer({ status: 401, text: 'no' })

  const failure = await runBlock(program, { cwd: tempFolder('docs'), env: oauthEnv(server) }).catch(String)

  expect(failure).toMatch(/HTTP_401 at try 1; the next try is in 62 s/)
  expect(server.requests).toHaveLength(1)
})

it('runs the program of the page on OAuth as printed', async () => {
  const server = await startOAuthServer()
  const block = docs.blocks.find(needsOAuth)
  assert(block)

  const stdout = await runBlock(block, {
    cwd: tempFolder('docs'),
    env: { ...oauthEnv(server), REFRESH_TOKEN: server.signIn() },
  })

  expect(stdout.split('\n')).toEqual(expect.arrayContaining([...promisedLines(block)]))
  expect(server.requests).toMatchObject([{ form: { grant_type: 'refresh_token' } }])
})

it.each(
  docs.blocks.filter(
    (block) => block.name !== 'README 1' && !needsOAuth(block) && !isSuite(block) && !needsRedis(block),
  ),
)('runs the program $name as printed, and prints the lines that its comments promise', async (block) => {
  const env = { TOKEN_KEY: randomBytes(32).toString('base64url') }
  const stdout = await runBlock(block, { cwd: tempFolder('docs'), env })

  for (const line of promisedLines(block)) expect(stdout.split('\n')).toContain(line)
})

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
  expect(docs.functionsWithoutExample([root, sqlite, redis, encrypted, oauth, fakes, suites])).toEqual([])
})

it('compiles every program of the pages, and every example of the sources', async () => {
  expect(await docs.compile(declarations)).toBe('')
})

/** The names that an example may use without a declaration. */
const declarations = `
import { createTokenManager, isTokenError, memoryStore, type TokenIssuer, type TokenManager } from '@stockeye/token-manager'
import { encryptedStore } from '@stockeye/token-manager/encrypted'
import { fakeIssuer, type IssuerServer, serverIssuer, startIssuerServer } from '@stockeye/token-manager/fake-issuer'
import { oauthIssuer } from '@stockeye/token-manager/oauth'
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
