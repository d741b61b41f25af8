import { createCipheriv } from 'node:crypto'
import { fakeKey } from '../gateway/fake-secrets.ts'

/** Key and iv of one TR in one session, whose bytes are those of their text. */
export interface CipherKeys {
  /** 32 characters. */
  readonly key: string
  /** 16 characters. */
  readonly iv: string
}

/** Returns the keys of a TR in a session: the same for the same seed. Another session has others. */
export const cipherKeys = (seed: number, session: number, trId: string): CipherKeys => ({
  key: fakeKey(seed, `cipher key ${session} ${trId}`, 32).toLowerCase(),
  iv: fakeKey(seed, `cipher iv ${session} ${trId}`, 16).toLowerCase(),
})

/** Encrypts the values of a frame as KIS does: AES-256-CBC with PKCS#7, in base64. */
export function encrypt(text: string, { key, iv }: CipherKeys): string {
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64')
}
