import { createHash } from 'node:crypto'

/** Returns text that looks like a secret: the same for the same seed and purpose, and of no use elsewhere. */
export function fakeSecret(seed: number, purpose: string, length: number): string {
  let text = ''
  for (let part = 0; text.length < length; part += 1) {
    text += createHash('sha512').update(`${seed}/${purpose}/${part}`).digest('base64').replace(/=+$/, '')
  }
  return text.slice(0, length)
}

/** Returns such text of letters and digits alone. */
export const fakeKey = (seed: number, purpose: string, length: number): string =>
  fakeSecret(seed, purpose, length).replace(/[+/]/g, 'x')

export interface AppCredentials {
  /** 36 characters, as KIS's have. */
  readonly appKey: string
  /** 180 characters, as KIS's have. */
  readonly appSecret: string
}

export const fakeCredentials = (seed: number): AppCredentials => ({
  appKey: `PS${fakeKey(seed, 'app key', 34)}`,
  appSecret: fakeSecret(seed, 'app secret', 180),
})
