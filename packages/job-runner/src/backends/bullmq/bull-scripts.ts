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
  /**
   * Returns a client for BullMQ on which one of its scripts is replaced.
   * @param instead sends another script, which runs the call; its answer is what BullMQ reads
   */
  intercept(name: keyof BullLua, instead: (call: BullCall) => Promise<unknown>): IRedisClient
}

/**
 * Lets BullMQ define its scripts on the connection, and reads them.
 * @throws {JobBackendError} this version of BullMQ has no such script
 */
export async function readBullScripts(redis: Redis): Promise<BullScripts> {
  const scripts = new Map<string, BullScript>()
  const { defineCommand } = redis
  redis.defineCommand = (name, definition) => {
    scripts.set(nameOf(name), { lua: definition.lua, numberOfKeys: definition.numberOfKeys ?? 0 })
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
    lua: {
      addStandardJob: scriptNamed('addStandardJob').lua,
      moveToActive: scriptNamed('moveToActive').lua,
      moveToFinished: scriptNamed('moveToFinished').lua,
    },
    intercept: (name, instead) =>
      Object.create(client, {
        runCommand: {
          value: (called: string, given: readonly unknown[]) =>
            nameOf(called) === name ? instead(callOf(name, given)) : client.runCommand(called, [...given]),
        },
      }),
    callOf,
    async callToAdd(job) {
      const sent = Promise.withResolvers<BullCall>()
      // BullMQ adds a job on any client, as it does in a transaction.
      const recorder: IRedisClient = Object.create(client, {
        runCommand: {
          async value(name: string, given: readonly unknown[]) {
            sent.resolve(callOf(nameOf(name), given))
            return job.id
          },
        },
      })
      await job.addJob(recorder)
      return sent.promise
    },
  }
}

/** Returns the name of a script from the name of its command, which ends with the version of BullMQ. */
const nameOf = (command: string) => command.split(':', 1)[0] ?? ''

/** Returns a value as ioredis would send it. */
function toArgument(value: unknown): string | Buffer {
  if (Buffer.isBuffer(value)) return value
  return value === undefined || value === null ? '' : String(value)
}
