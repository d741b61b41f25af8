import { createHash } from 'node:crypto'

/** Scripts of BullMQ that run within ours, as the installed version has them. */
export interface BullLua {
  readonly addStandardJob: string
  readonly moveToActive: string
  readonly moveToFinished: string
}

/** Call of one of them, as BullMQ would send it. */
export interface BullCall {
  readonly keys: readonly string[]
  readonly values: readonly (string | Buffer)[]
}

/** Returns a call as the arguments of a script: the number of keys, then the keys and the values. */
export const argumentsOf = ({ keys, values }: BullCall): readonly (string | Buffer)[] => [
  String(keys.length),
  ...keys,
  ...values,
]

/**
 * Returns BullMQ's scripts as functions of their keys and values, so that a row and its BullMQ job change in one step;
 * `given` is the call that came with the request, or nil.
 */
export const bullFunctions = ({ addStandardJob, moveToActive, moveToFinished }: BullLua): string => `
local function bull_add(KEYS, ARGV)
${addStandardJob}
end

local function bull_take(KEYS, ARGV)
${moveToActive}
end

local function bull_finish(KEYS, ARGV)
${moveToFinished}
end

local bull_version = '${createHash('sha1').update(addStandardJob).digest('hex')}'
local given
if ARGV[3] then
  given = { keys = {}, values = {}, bull = bull_version }
  for place = 4, #ARGV do
    table.insert(place < 4 + tonumber(ARGV[3]) and given.keys or given.values, ARGV[place])
  end
end
`
