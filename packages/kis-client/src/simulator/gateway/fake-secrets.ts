import { createHash } from 'node:crypto'

/** Text that looks like a secret and is none: the same for the same seed and purpose, and good for nothing elsewhere. */
export function madeUp(seed: number, purpose: string, length: number): string {
  let text = ''
  for (let block = 0; text.length < length; block += 1) {
    text += createHash('sha512').update(`${seed}/${purpose}/${block}`).digest('base64').replace(/=+$/, '')
  }
  return text.slice(0, length)
}

/** The same without signs. */
export const madeUpLetters = (seed: number, purpose: string, length: number): string =>
  madeUp(seed, purpose, length).replace(/[+/]/g, 'x')

export interface AppCredentials {
  /** 36 characters, as KIS's have. */
  readonly appKey: string
  /** 180 characters, as KIS's have. */
  readonly appSecret: string
}

export const madeUpCredentials = (seed: number): AppCredentials => ({
  appKey: `PS${madeUpLetters(seed, 'app key', 34)}`,
  appSecret: madeUp(seed, 'app secret', 180),
})
