import { createIORedisClient, createRedisBackend, type IRedisClient, type Job } from 'bullmq'
import type { Redis } from 'ioredis'
import { JobBackendError } from '../../errors.ts'
import type { BullCall, BullLua } from './scripts/bull-call.ts'

interface BullScript {
  readonly lua: string
  readonly numberOfKeys: number
}

/** Scripts of the installed BullMQ, for scripts of ours that call them. */
export interface BullScripts {
  readonly lua: BullLua
  /** Returns the call by which BullMQ would add a job. */
  callToAdd(job: Job): Promise<BullCall>
  /** Returns a call from the keys and values of a script, as BullMQ lists them. */
  callOf(name: keyof BullLua, given: readonly unknown[]): BullCall
}

/**
 * Lets BullMQ define its scripts on the connection, and reads them.
 * @throws {JobBackendError} this version of BullMQ has no such script
 */
export async function readBullScripts(redis: Redis): Promise<BullScripts> {
  const scripts = new Map<string, BullScript>()
  const { defineCommand } = redis
  redis.defineCommand = (name, definition) => {
    // The name ends with the version of BullMQ.
    const [short = ''] = name.split(':', 1)
    scripts.set(short, { lua: definition.lua, numberOfKeys: definition.numberOfKeys ?? 0 })
    defineCommand.call(redis, name, definition)
  }
  const backend = createRedisBackend('scripts', { connection: redis, skipVersionCheck: true })
  // The error rejects for the caller.
  backend.on('error', () => undefined)
  await backend.waitUntilReady()
  await backend.close()
  redis.defineCommand = defineCommand

  function scriptNamed(name: string): BullScript {
    const script = scripts.get(name)
    if (script === undefined) throw new JobBackendError(`this version of BullMQ has no script ${name}: use version 6`)
    return script
  }

  function callOf(name: string, given: readonly unknown[]): BullCall {
    const { numberOfKeys } = scriptNamed(name)
    return { keys: given.slice(0, numberOfKeys).map(String), values: given.slice(numberOfKeys).map(toArgument) }
  }

  const client: IRedisClient = createIORedisClient(redis)
  return {
    lua: { addStandardJob: scriptNamed('addStandardJob').lua, moveToFinished: scriptNamed('moveToFinished').lua },
    callOf,
    async callToAdd(job) {
      const sent = Promise.withResolvers<BullCall>()
      // BullMQ adds a job on any client, as it does in a transaction.
      const recorder: IRedisClient = Object.create(client, {
        runCommand: {
          async value(name: string, given: readonly unknown[]) {
            sent.resolve(callOf(name.split(':', 1)[0] ?? '', given))
            return job.id
          },
        },
      })
      await job.addJob(recorder)
      return sent.promise
    },
  }
}

/** Returns a value as ioredis would send it. */
function toArgument(value: unknown): string | Buffer {
  if (Buffer.isBuffer(value)) return value
  return value === undefined || value === null ? '' : String(value)
}
