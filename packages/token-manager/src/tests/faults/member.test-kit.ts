import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { sharedClock } from '@stockeye/test-kit/shared-time'
import { systemClock } from '../../clock.ts'
import { serverIssuer } from '../../fake-issuer/issuer-server.ts'
import type { TokenIssuer } from '../../issuer.ts'
import type { TokenStore } from '../../store.ts'
import { sqliteStore } from '../../stores/sqlite.ts'
import type { Token } from '../../token.ts'
import { createTokenManager } from '../../token-manager.ts'
import type { MemberCommand, MemberOptions, Seen } from './members.test-kit.ts'

// One of several processes on one store, which `startMember` starts. It reports over IPC all that it sees.

const options: MemberOptions = JSON.parse(process.argv[2] ?? '')
const { path, url, leastIntervalMs, chaos, stopAfterAnswer, pauseAfterAnswer } = options

const report = (seen: Seen) => void process.send?.(seen)
const clock = sharedClock(options.scale)
const random = seededRandom(chaos?.seed ?? 0)
const goOn = Promise.withResolvers<void>()
let isCalm = chaos === undefined

/** Kills the process with the chance of the test. It is called between any two steps of a refresh. */
function dare() {
  if (!isCalm && random() < (chaos?.chance ?? 0)) process.kill(process.pid, 'SIGKILL')
}

function daring(inner: TokenStore): TokenStore {
  const around = async <T>(step: () => Promise<T>): Promise<T> => {
    dare()
    const result = await step()
    dare()
    return result
  }
  return {
    ...inner,
    lease: (id, ask) => around(() => inner.lease(id, ask)),
    async write(lease, record) {
      const isWritten = await around(() => inner.write(lease, record))
      report({ event: 'write', isWritten })
      return isWritten
    },
    release: (lease) => around(() => inner.release(lease)),
  }
}

function reporting(inner: TokenIssuer): TokenIssuer {
  return {
    ...inner,
    async issue(how) {
      dare()
      const issued = await inner.issue(how)
      report({ event: 'answered' })
      dare()
      // The process stops at once, with the answer in memory: no timer fires in between.
      if (stopAfterAnswer) process.kill(process.pid, 'SIGSTOP')
      if (pauseAfterAnswer) await goOn.promise
      return issued
    },
  }
}

function open() {
  // The waits at the lock of another process are those of the machine, on which all members run.
  const store = sqliteStore({ path, clock: { ...systemClock, now: clock.now } })
  const tokens = createTokenManager({
    issuer: reporting(serverIssuer({ url, leastIntervalMs, clock })),
    store: daring(store),
    clock,
  })
  tokens.on('rotated', ({ token, cause }) => report({ event: 'rotated', ...shown(token), cause }))
  tokens.on('refresh-failed', ({ error }) => report({ event: 'refresh-failed', code: error.code }))
  return {
    tokens,
    async close() {
      await tokens.close()
      store.close()
    },
  }
}

const shown = ({ generation, fingerprint }: Token) => ({ generation, fingerprint })
let opened = open()

async function get() {
  try {
    const token = await opened.tokens.get()
    // The manager reads the clock in the turn in which it returns the token; a process may lose its core right after.
    report({ event: 'got', ...shown(token), isExpired: token.expiresAt <= clock.turnAt() })
    return token
  } catch (error) {
    report({ event: 'refused', code: error instanceof Error && 'code' in error ? String(error.code) : String(error) })
    return undefined
  }
}

async function reject() {
  const token = await get()
  if (token !== undefined) await opened.tokens.reject(token)
}

/** Calls `get` each second, or in one of ten cases `reject`, as after a refusal of the API. */
async function work() {
  await (!isCalm && random() < 0.1 ? reject() : get())
  clock.setTimeout(work, 1_000)
}

async function restart(meanwhile: () => void) {
  await opened.close()
  meanwhile()
  opened = open()
  report({ event: 'ready' })
}

const disk = dirname(path)
const filler = join(disk, 'filler')

function fillDisk() {
  for (;;) {
    try {
      writeFileSync(filler, Buffer.alloc(4_096), { flag: 'a' })
    } catch {
      return report({ event: 'disk-is-full' })
    }
  }
}

/** Commands of the test. They are not queued: the test waits for the effect of one before it sends the next. */
const commands: { readonly [Command in MemberCommand['do']]: () => unknown } = {
  get,
  reject,
  work,
  'calm-down'() {
    isCalm = true
  },
  'go-on': () => goOn.resolve(),
  'fill-disk': fillDisk,
  'empty-disk': () => rmSync(filler),
  // The file is closed before the disk is filled: that removes its log, which leaves room.
  'restart-full': () => restart(fillDisk),
  'restart-read-only': () => restart(() => void execFileSync('mount', ['-o', 'remount,ro', disk])),
  'repair-disk': () => execFileSync('mount', ['-o', 'remount,rw', disk]),
}

process.on('message', ({ do: what, jumpMs = 0 }: MemberCommand) => {
  clock.jump(jumpMs)
  commands[what]()
})
process.on('disconnect', () => process.exit())
report({ event: 'ready' })
