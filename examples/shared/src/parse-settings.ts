import type * as z from 'zod'
import { SettingsError } from './settings-error.ts'

/** Variables of an environment. */
export type Variables = Readonly<Record<string, string | undefined>>

/** Demands on settings beyond the schema of each. */
export interface SettingsRules {
  /** Names of settings that are needed, though the schema lets them be missing. @default none */
  readonly needed?: readonly string[]
  /** Names of settings of which both are set, or none. @default none */
  readonly pairs?: readonly (readonly [string, string])[]
  /** Names of secrets, of which no two may be equal. */
  readonly secrets: readonly string[]
}

const isMissingText = 'is missing, or blank'

/** Returns whether a setting has no value. A compose file passes a setting that is not set as an empty text. */
export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

/** Parses settings. @throws {SettingsError} with the first fault of each setting; a blank one is missing */
export function parseSettings<T>(
  schema: z.ZodType<T>,
  variables: Variables,
  { needed = [], pairs = [], secrets }: SettingsRules,
): T {
  const given = Object.fromEntries(Object.entries(variables).filter(([, text]) => !isBlank(text)))
  const isMissing = (name: string) => given[name] === undefined
  const { data, error } = schema.safeParse(given)
  const faults = [
    ...(error?.issues ?? []).map(({ path, message }) => {
      const name = String(path[0])
      return [name, isMissing(name) ? isMissingText : message] as const
    }),
    ...needed.filter(isMissing).map((name) => [name, isMissingText] as const),
    ...pairs
      .flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
      .filter(([name, other]) => isMissing(name) && !isMissing(other))
      .map(([name, other]) => [name, `is missing, while ${other} is set`] as const),
    ...secrets.flatMap((name, index) => {
      const twin = secrets.slice(0, index).find((other) => !isMissing(name) && given[name] === given[other])
      return twin === undefined ? [] : [[name, `must not be the ${twin}`] as const]
    }),
  ]
  if (data !== undefined && faults.length === 0) return data
  const first = new Map<string, string>()
  // The first fault of a setting explains the others: an address that is not a URL has the wrong path, too.
  for (const [name, fault] of faults) if (!first.has(name)) first.set(name, fault)
  throw new SettingsError([...first].map(([name, fault]) => `${name}: ${fault}`))
}
