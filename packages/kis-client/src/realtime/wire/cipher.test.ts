import { describe, expect, it } from 'vitest'
import { decrypt } from './cipher.ts'

// Made by: printf '%s' TEXT | openssl enc -aes-256-cbc -K HEX_OF_KEY -iv HEX_OF_IV -base64 -A
const cipher = { key: 'abcdefghijklmnopabcdefghijklmnop', iv: '1234567890abcdef' }
const payload =
  'aJKkgw4xAvJIP/wZUfrTtJA6/3xUHVnT+c09mbveX1yz7K8EVOyRB+1UeRYHjO5ngLT39mekYBU/dWjW3zQfC3IB9E5rzuKN2kt39wlBH3qxR2GBJPlRPob+TZTTkbp6'

describe('decrypt', () => {
  it('decrypts a notice that openssl has encrypted', () => {
    expect(decrypt(payload, cipher)).toBe(
      'KIMHTS^5012345601^0000002891^^02^0^00^005930^10^70100^093015^0^2^2^00950^10^김한국^^^^',
    )
  })

  it.each([
    ['the key of another session', payload, { ...cipher, key: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['a key that is too short', payload, { ...cipher, key: 'short' }],
    ['an iv that is too short', payload, { ...cipher, iv: '' }],
    ['a payload that was cut', payload.slice(0, -30), cipher],
    ['a payload that is not base64', '%%%', cipher],
    ['an empty payload', '', cipher],
  ])('returns undefined for %s', (_, text, itsCipher) => {
    expect(decrypt(text, itsCipher)).toBeUndefined()
  })
})
