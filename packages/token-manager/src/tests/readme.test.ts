import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { afterAll, assert, expect, it, onTestFinished } from 'vitest'
import * as encrypted from '../encrypted.ts'
import * as fakes from '../fake-issuer.ts'
import * as root from '../index.ts'
import * as redis from '../redis.ts'
import * as sqlite from '../sqlite.ts'
import * as suites from '../testing.ts'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))
/** Folder inside of the package, so that the programs in it import the package by its name. */
const programs = mkdtempSync(join(packageFolder, '.programs-'))
afterAll(() => rmSync(programs, { recursive: true }))

interface Block {
  /** Page and position, such as `stores 2`. */
  readonly name: string
  readonly text: string
  readonly path: string
}

/** Returns the programs of a page, each in a file. */
function blocksOf(page: string): readonly Block[] {
  const texts = [...readFileSync(page, 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, text = '']) => text)
  return texts.map((text, index) => {
    const name = `${basename(page, '.md')} ${index + 1}`
    const path = join(programs, `${name.replace(' ', '-')}.ts`)
    writeFileSync(path, text)
    return { name, text, path }
  })
}

const pages = [join(packageFolder, 'README.md'), ...globSync(join(packageFolder, 'docs/*.md')).sort()]
const blocks = pages.flatMap(blocksOf)
const isSuite = ({ text }: Block) => text.includes('testTokenStore')
const needsRedis = ({ text }: Block) => text.includes('ioredis')

/** Makes a folder that is removed when the test ends. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'token-manager-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Runs a program in a process of its own, as printed. */
async function run({ path }: Block, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning']
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, path], { cwd, env })
  return stdout
}

/** Returns the lines that the comments of a program promise. */
const promisedLines = (text: string): readonly string[] =>
  [...text.matchAll(/\/\/ prints (.+)$/gm)].map(([, line = '']) => line)

/** Starts a server that grants client credentials for an hour. */
async function startOAuthServer() {
  const forms: string[] = []
  const server = createServer(async (request, response) => {
    forms.push((await request.toArray()).join(''))
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
  const folder = temporaryFolder()
  const [program] = blocks
  assert(program?.name === 'README 1')
  const env = { AUTH_URL: url, CLIENT_ID: 'me', CLIENT_SECRET: 'mine' }

  const outputs = [await run(program, folder, env), await run(program, folder, env)]

  expect(forms).toEqual(['grant_type=client_credentials&client_id=me&client_secret=mine'])
  expect(outputs[0]).toMatch(/^rebuilt the session for token [0-9a-f]{12}\ntoken 1 is good until 2\S+Z\n$/)
  expect(outputs[1]).toBe(outputs[0])
})

it.each(blocks.filter((block) => block.name !== 'README 1' && !isSuite(block) && !needsRedis(block)))(
  'runs the program $name as printed, and prints the lines that its comments promise',
  async (block) => {
    const stdout = await run(block, temporaryFolder(), { TOKEN_KEY: randomBytes(32).toString('base64url') })

    for (const line of promisedLines(block.text)) expect(stdout.split('\n')).toContain(line)
  },
)

describeRedis('redis', () => {
  it.each(blocks.filter(needsRedis))('runs the program $name as printed', async (block) => {
    const server = await startRedisServer()
    onTestFinished(() => server.close())

    await run(block, temporaryFolder(), { REDIS_URL: server.options.path })

    expect(await server.redis.keys('*')).toEqual(['token-manager:{fake}'])
  })
})

// A block with `testTokenStore` is a suite: it registers its tests in this file.
for (const { path } of blocks.filter(isSuite)) await import(pathToFileURL(path).href)

const sources = globSync(join(packageFolder, 'src/**/*.ts')).filter((file) => !file.includes('.test'))

/** Returns the `@example`s of the sources, each as a function whose free names are declared. */
function examplesOf(file: string): readonly string[] {
  const comments = readFileSync(file, 'utf8').match(/\/\*\*.*?\*\//gs) ?? []
  return comments.flatMap((comment) =>
    [...comment.matchAll(/@example\n(.*?)(?=\n *\* @|\n *\*\/)/gs)].map(([, lines = '']) =>
      lines.replace(/^ *\* ?/gm, ''),
    ),
  )
}

it('has an example on each public function', () => {
  const values = Object.entries({ ...root, ...sqlite, ...redis, ...encrypted, ...fakes, ...suites })
  const functions = values.flatMap(([name, value]) =>
    typeof value === 'function' && /^[a-z]/.test(name) ? [name] : [],
  )
  const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
  const withExample = [...text.matchAll(/\/\*\*(.*?)\*\/\nexport (?:async )?(?:function|const) (\w+)/gs)]
    .filter(([, comment = '']) => comment.split('/**').at(-1)?.includes('@example'))
    .map(([, , name]) => name)

  expect(functions).toHaveLength(10)
  expect(functions.filter((name) => !withExample.includes(name))).toEqual([])
})

it('compiles every program of the pages, and every example of the sources', async () => {
  const examples = sources.flatMap(examplesOf)
  expect(examples.length).toBeGreaterThan(10)
  const functions = examples.map((text, index) => `export async function example${index}() {\n${text}\n}`)
  writeFileSync(join(programs, 'examples.ts'), `${declarations}\n${functions.join('\n')}\n`)
  const tsconfig = {
    extends: '../../../tsconfig.base.json',
    compilerOptions: { noUnusedLocals: false },
    include: ['*.ts'],
  }
  writeFileSync(join(programs, 'tsconfig.json'), JSON.stringify(tsconfig))
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', programs]).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error) return { stdout: String(error.stdout) }
    throw error
  })

  expect(stdout).toBe('')
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
