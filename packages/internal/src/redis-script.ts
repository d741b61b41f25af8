import { createHash } from 'node:crypto'

/** A Lua script, and the name under which Redis keeps it. */
export interface Script {
  readonly lua: string
  readonly sha: string
}

/** The two commands of ioredis that run a script. */
export interface ScriptPort {
  evalsha(sha: string, numberOfKeys: number, ...keysAndArguments: (string | Buffer)[]): Promise<unknown>
  eval(lua: string, numberOfKeys: number, ...keysAndArguments: (string | Buffer)[]): Promise<unknown>
}

/** Returns the script with its name. */
export const scriptOf = (lua: string): Script => ({ lua, sha: createHash('sha1').update(lua).digest('hex') })

/** Runs a script on one key. Redis forgets scripts when it restarts; EVAL loads the script again. */
export async function runScript(
  redis: ScriptPort,
  { sha, lua }: Script,
  key: string,
  ...values: readonly (string | Buffer)[]
): Promise<unknown> {
  try {
    return await redis.evalsha(sha, 1, key, ...values)
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
    return redis.eval(lua, 1, key, ...values)
  }
}
