import type { Json } from '@stockeye/job-runner'

/** Returns a field of the result of a run; undefined if the result has no such field. */
export const fieldOf = (result: Json | undefined, name: string): unknown =>
  typeof result === 'object' && result !== null ? Reflect.get(result, name) : undefined
