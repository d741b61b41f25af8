// Steps at which a kill of the process makes a difference to its backend: before a transaction is committed and after
// it, before a command that writes leaves for Redis and after its answer. Both are seen from outside, in the drivers' own
// prototypes.
import { createHash } from 'node:crypto'
import * as sqlite from 'node:sqlite'
import type { Command, Redis } from 'ioredis'
import { note } from './journal.test-kit.ts'

/**
 * Writes each step of this process to the journal from now on; or kills it by `kill -9` at the step of that name, and
 * writes that step alone. A name holds the kind of write and its count so far, so that each process that does the same has
 * the same names.
 */
export async function watchSteps({ journal, kind, killAt }: StepsOptions): Promise<void> {
  const counts = new Map<string, number>()
  function step(what: string) {
    const count = (counts.get(what) ?? 0) + 1
    counts.set(what, count)
    const name = `${what} ${count}`
    if (killAt !== undefined && killAt !== name) return
    note(journal, { event: 'step', step: name })
    if (killAt !== undefined) process.kill(process.pid, 'SIGKILL')
  }
  if (kind === 'sqlite') stepAtCommits(step)
  else stepAtCommands((await import('ioredis')).Redis, step)
}

export interface StepsOptions {
  readonly journal: string
  readonly kind: 'sqlite' | 'bullmq'
  readonly killAt: string | undefined
}

function stepAtCommits(step: (what: string) => void) {
  const { run } = sqlite.StatementSync.prototype
  const { exec } = sqlite.DatabaseSync.prototype
  function around<T>(sql: string, commit: () => T): T {
    if (sql !== 'COMMIT') return commit()
    step('before commit')
    const result = commit()
    step('after commit')
    return result
  }
  Object.assign(sqlite.StatementSync.prototype, {
    run(this: sqlite.StatementSync, ...given: unknown[]) {
      return around(this.sourceSQL, () => Reflect.apply(run, this, given))
    },
  })
  Object.assign(sqlite.DatabaseSync.prototype, {
    exec(this: sqlite.DatabaseSync, sql: string) {
      return around(sql, () => Reflect.apply(exec, this, [sql]))
    },
  })
}

// Commands that only read, and those that begin a connection. A command that is missing here is a step too many.
const readOnly = new Set(['hello', 'client', 'info', 'subscribe', 'multi', 'get', 'hget', 'hmget', 'smembers'])

function stepAtCommands({ prototype }: typeof Redis, step: (what: string) => void) {
  const { sendCommand } = prototype
  Object.assign(prototype, {
    sendCommand(this: Redis, command: Command, ...more: unknown[]) {
      const what = nameOf(command)
      const isStep = command.inTransaction ? what === 'exec' : !readOnly.has(what)
      // The commands of a transaction leave together with its end.
      if (isStep) step(`before ${what}`)
      const answer: unknown = Reflect.apply(sendCommand, this, [command, ...more])
      const answered = () => step(`after ${what}`)
      if (isStep) command.promise.then(answered, answered)
      return answer
    },
  })
}

/** Returns the name of a command. A script has the same name when it is sent as a whole and by its hash. */
function nameOf({ name, args }: Command): string {
  const script = String(args[0])
  if (name === 'evalsha') return `script ${script}`
  if (name === 'eval') return `script ${createHash('sha1').update(script).digest('hex')}`
  return name
}
