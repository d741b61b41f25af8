import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pretendPlatform } from '@stockeye/test-kit/platform'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Changes } from './change-notes.ts'
import { openHints } from './hints.ts'

const patience = { timeout: 55_000, interval: 3 }
const work: Changes = { runs: true, deliveries: false, runIds: new Set() }
const ended = (...runIds: string[]): Changes => ({ runs: false, deliveries: false, runIds: new Set(runIds) })

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hints-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'jobs.db')
}

function processOn(file: string) {
  const received: (string | undefined)[] = []
  const hints = openHints(file, (runId) => void received.push(runId))
  onTestFinished(() => hints.close())
  return { ...hints, received }
}

const socketsIn = (file: string) => readdirSync(join(file, '..'))

// Windows has no such sockets; there the poll serves alone.
describe.skipIf(process.platform === 'win32')('a process with hints', () => {
  it('reaches every other process, in any order of their starts', async () => {
    const file = freshFile()
    const [first, second, third] = [processOn(file), processOn(file), processOn(file)]

    await vi.waitUntil(() => {
      second.publish(work)
      return first.received.length > 0 && third.received.length > 0
    }, patience)
    third.publish(ended('run-1', 'run-2'))

    await vi.waitUntil(() => first.received.includes('run-2') && second.received.includes('run-2'), patience)
    expect(new Set(first.received)).toEqual(new Set([undefined, 'run-1', 'run-2']))
    expect(third.received).not.toContain('run-1')
  })

  it('uses a socket that only the same user can open, and removes it', async () => {
    const file = freshFile()
    const hints = processOn(file)
    const [name = ''] = await vi.waitUntil(() => socketsIn(file), patience)
    await vi.waitUntil(() => (statSync(join(file, '..', name)).mode & 0o777) === 0o600, patience)

    hints.close()

    await vi.waitUntil(() => socketsIn(file).length === 0, patience)
  })

  it('removes the socket of a process that was killed', async () => {
    const file = freshFile()
    // A server that closes its socket removes the name that it gave it, and only that.
    const server = createServer().listen(`${file}-hint-closed`)
    await vi.waitUntil(() => server.listening, patience)
    renameSync(`${file}-hint-closed`, `${file}-hint-killed`)
    server.close()
    expect(socketsIn(file)).toEqual(['jobs.db-hint-killed'])

    processOn(file)

    await vi.waitUntil(() => !socketsIn(file).includes('jobs.db-hint-killed'), patience)
  })

  it('sends no hint, and does not fail, where the path is too long for a socket', async () => {
    const folder = join(freshFile(), '..', 'long'.repeat(40))
    mkdirSync(folder)

    const hints = processOn(join(folder, 'jobs.db'))
    hints.publish(work)

    await new Promise((resolve) => setImmediate(resolve))
    expect(readdirSync(folder)).toEqual([])
  })
})

it('opens no socket on Windows, and leaves the rest to the poll', () => {
  const file = freshFile()
  pretendPlatform('win32')

  const hints = processOn(file)
  hints.publish(work)

  expect(socketsIn(file)).toEqual([])
})
