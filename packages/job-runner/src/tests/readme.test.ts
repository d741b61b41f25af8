import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { json } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type DocBlock, promisedLines } from '@stockeye/test-kit/docs/blocks'
import { readDocs } from '@stockeye/test-kit/docs/read-docs'
import { runBlock } from '@stockeye/test-kit/docs/run-blocks'
import { startProgram } from '@stockeye/test-kit/program'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import * as backend from '../backend.ts'
import * as bullmq from '../bullmq.ts'
import * as root from '../index.ts'
import * as sqlite from '../sqlite.ts'
import * as suites from '../testing.ts'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))
const docs = readDocs(packageFolder)

const isSuite = ({ text }: DocBlock) => text.includes('testBackend')
const needsRedis = ({ text }: DocBlock) => text.includes('bullmqBackend')
const needsServer = ({ text }: DocBlock) => text.includes('WEBHOOK_URL')
/** Returns whether a program runs until it gets a signal. */
const isServing = ({ text }: DocBlock) => text.includes("process.once('SIGTERM'")

function blockOf(name: string): DocBlock {
  const block = docs.blocks.find((block) => block.name === name)
  assert(block)
  return block
}

/** Runs a program that serves until it has printed each of the lines, then asks it to end. */
async function serve(path: string, lines: readonly string[]) {
  const program = startProgram(pathToFileURL(path), { cwd: tempFolder('docs') })
  for (const line of lines) await program.printed(new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'm'))
  const exit = await program.end()
  return { exit, lines: program.output().trim().split('\n') }
}

describe('the documentation', () => {
  it('has one program that serves, two for a Redis, and one suite', () => {
    expect(docs.blocks.filter(isServing).map(({ name }) => name)).toEqual(['README 1'])
    expect(docs.blocks.filter(needsRedis).map(({ name }) => name)).toEqual(['bullmq 1', 'bullmq 2'])
    expect(docs.blocks.filter(isSuite).map(({ name }) => name)).toEqual(['backends 2'])
  })

  it('keeps the README to two screens', () => {
    const lines = readFileSync(join(packageFolder, 'README.md'), 'utf8').split('\n')

    // The addresses of the links are not shown.
    expect(lines.filter((line) => !line.startsWith('[docs/')).length).toBeLessThanOrEqual(90)
  })
})

describe('the first program of the README', () => {
  const program = blockOf('README 1')

  it('runs until it is asked to end, and prints the lines that its comments promise', async () => {
    const { lines, exit } = await serve(program.path, promisedLines(program))

    expect(lines.toSorted()).toEqual(promisedLines(program).toSorted())
    expect(exit).toBe(0)
  })

  it('prints a scheduled run, too', async () => {
    const path = join(dirname(program.path), 'scheduled.ts')
    const everySecond = program.text
      .replace("{ cron: '0 7 * * 1-5', zone: 'Asia/Seoul' }", '{ everyMs: 1_000 }')
      .replace(/^const ack .*\n.*\n/m, '')
    writeFileSync(path, everySecond)
    const succeeded = '종목 마스터 갱신: succeeded { rows: 2873 }'

    const { lines, exit } = await serve(path, [succeeded])

    expect(new Set(lines)).toEqual(new Set([succeeded]))
    expect(exit).toBe(0)
  })
})

describe('the job with a notifier', () => {
  const program = blockOf('notifiers 1')
  const revival = blockOf('notifiers 2')

  /** Starts a server that answers with the status, and keeps the completions that it received. */
  async function startWebhook(status: number) {
    const received: unknown[] = []
    const server = createServer(async (request, response) => {
      received.push(await json(request))
      response.writeHead(status, { connection: 'close' }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    assert(typeof address === 'object' && address)
    return { received, env: { WEBHOOK_URL: `http://127.0.0.1:${address.port}/` } }
  }

  it('delivers the completion to the recipient of the trigger', async () => {
    const { received, env } = await startWebhook(204)

    const stdout = await runBlock(program, { cwd: tempFolder('docs'), env })

    expect(stdout.trim().split('\n')).toEqual(promisedLines(program))
    const recipient = { channel: 'webhook', user: 'kim' }
    expect(received).toEqual([expect.objectContaining({ recipient, status: 'succeeded', result: { rows: 2_873 } })])
  })

  it('leaves a dead delivery at an address that does not exist, which the next program puts back in line', async () => {
    const { env } = await startWebhook(404)
    const cwd = tempFolder('docs')

    const stdout = await runBlock(program, { cwd, env })
    const revived = await runBlock(revival, { cwd })

    expect(stdout).toBe('')
    expect(revived).toBe('dead deliveries put back in line: 1\n')
  })

  it('does not start without its setting, and names it', async () => {
    await expect(runBlock(program, { cwd: tempFolder('docs') })).rejects.toThrow(
      'notifier webhook: WEBHOOK_URL must be set, and not be blank',
    )
  })
})

it.each(docs.blocks.filter((block) => ![isSuite, needsRedis, needsServer, isServing].some((is) => is(block))))(
  'runs the program $name as printed, and prints the lines that its comments promise',
  async (block) => {
    const stdout = await runBlock(block, { cwd: tempFolder('docs') })

    expect(promisedLines(block).length).toBeGreaterThan(0)
    for (const line of promisedLines(block)) expect(stdout.split('\n')).toContain(line)
  },
)

describeRedis('redis', () => {
  it.each(docs.blocks.filter(needsRedis))('runs the program $name as printed', async (block) => {
    const server = await startRedisServer()
    onTestFinished(() => server.close())

    const stdout = await runBlock(block, { cwd: tempFolder('docs'), env: { REDIS_URL: server.options.path } })

    expect(stdout.trim().split('\n')).toEqual(promisedLines(block))
    expect(await server.redis.keys('{job-runner}:*')).not.toEqual([])
  })
})

// A block with `testBackend` is a suite: it registers its tests in this file.
for (const { path } of docs.blocks.filter(isSuite)) await import(pathToFileURL(path).href)

it('has an example on each public function', () => {
  expect(docs.functionsWithoutExample([root, sqlite, bullmq, backend, suites])).toEqual([])
})

it('compiles every program of the pages, and every example of the sources', async () => {
  expect(await docs.compile(declarations)).toBe('')
})

/** The names that an example may use without a declaration. */
const declarations = `
import { createJobRunner, isFinal, isJobError, type JobRunner, memoryBackend, type Notifier, onComplete, type Recipient, requireSettings } from '@stockeye/job-runner'
import { abandonRun, addRecipients, type AttemptEnd, type BackendContext, cancelRun, completionFor, createMemory, createRun, deliveryIdOf, endAttempt, type Enqueue, expireRun, extendSkip, giveBackRun, hasExpired, isDue, isSettled, lengthenSkip, loseRun, type RunInfo, skipsOf, startRun, wantsState } from '@stockeye/job-runner/backend'
import { bullmqBackend } from '@stockeye/job-runner/bullmq'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import { testBackend } from '@stockeye/job-runner/testing'
import { describe } from 'vitest'
declare const jobs: JobRunner
declare const run: RunInfo
declare const end: AttemptEnd
declare const request: Enqueue
declare const context: BackendContext
declare const now: number
`
