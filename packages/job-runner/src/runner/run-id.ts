import { randomBytes } from 'node:crypto'

/**
 * Returns a UUID of version 7: its first 48 bits are the time in ms since 1970, the others are random. Ids of runs that are
 * made together lie beside each other in the index of a store, so that a batch of them writes few pages of it.
 */
export function createRunId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
