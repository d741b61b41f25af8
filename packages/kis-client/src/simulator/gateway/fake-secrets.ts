import { createHash } from 'node:crypto'

/** Returns text that looks like a secret: the same for the same seed and purpose, and of no use elsewhere. */
function fakeSecret(seed: number, purpose: string, length: number): string {
  let text = ''
  for (let part = 0; text.length < length; part += 1) {
    text += createHash('sha512').update(`${seed}/${purpose}/${part}`).digest('base64').replace(/=+$/, '')
  }
  return text.slice(0, length)
}

/** Returns such text of letters and digits alone. */
export const fakeKey = (seed: number, purpose: string, length: number): string =>
  fakeSecret(seed, purpose, length).replace(/[+/]/g, 'x')

/** Number of the characters of a dated key that hold its instant: a sign, and the milliseconds in base 36. */
const stampLength = 12

/**
 * Returns such text that holds the instant of its issue, so that a simulator which is started again with the same seed
 * recognizes what it issued before.
 */
export function datedKey(seed: number, purpose: string, issuedAt: number, length: number): string {
  const ms = Math.floor(issuedAt)
  const stamp =
    (ms < 0 ? 'm' : 'p') +
    Math.abs(ms)
      .toString(36)
      .padStart(stampLength - 1, '0')
  return stamp + fakeKey(seed, `${purpose} ${stamp}`, length - stampLength)
}

/** Returns the instant of a dated key, in ms since 1970; undefined if the text has no such form. Compare the whole text. */
export function instantOfKey(key: string): number | undefined {
  const [, sign, ms = ''] = /^([mp])([0-9a-z]{11})/.exec(key) ?? []
  if (sign === undefined) return undefined
  return Number.parseInt(ms, 36) * (sign === 'm' ? -1 : 1)
}

export interface AppCredentials {
  /** 36 characters, as KIS's have. */
  readonly appKey: string
  /** 180 characters, as KIS's have. */
  readonly appSecret: string
}

/** Returns the key and secret of an app of the account, the first of which has number 0. */
export function fakeCredentials(seed: number, index = 0): AppCredentials {
  const numbered = (purpose: string) => (index === 0 ? purpose : `${purpose} ${index}`)
  return {
    appKey: `PS${fakeKey(seed, numbered('app key'), 34)}`,
    appSecret: fakeSecret(seed, numbered('app secret'), 180),
  }
}
