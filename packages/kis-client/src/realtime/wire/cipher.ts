import { createDecipheriv } from 'node:crypto'
import type { Cipher } from './read-message.ts'

/**
 * Decrypts the payload of a frame: base64 of AES-256-CBC with PKCS#7, whose key and iv are UTF-8 text. It never throws:
 * a payload that the cipher does not fit gives undefined.
 *
 * The cipher belongs to one TR of one session. The one of another session fits nothing here.
 *
 * @see koreainvestment/open-trading-api, legacy/websocket: `aes_cbc_base64_dec`
 */
export function decrypt(payload: string, { key, iv }: Cipher): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, iv)
    const bytes = Buffer.concat([decipher.update(payload, 'base64'), decipher.final()])
    // One wrong key in 256 ends in valid padding: what it makes is hardly ever valid UTF-8.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
