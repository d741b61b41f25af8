import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { createCp949Decoder } from './cp949.ts'

const every = Array.from({ length: 0x80 * 0x100 }, (_, index) => [0x80 + (index >> 8), index & 0xff] as const)

it('reads every pair of bytes of code page 949 as iconv-lite does, and refuses every other', () => {
  const decode = createCp949Decoder()

  const wrong = every.filter(([lead, trail]) => {
    const text = iconv.decode(Buffer.from([lead, trail]), 'cp949')
    const expected = text.length === 1 && text !== '\ufffd' ? text : undefined
    return decode(Uint8Array.of(lead, trail), 0, 2) !== expected
  })

  expect(wrong).toEqual([])
})

it('reads the syllables that Node’s own decoder does not know', () => {
  const decode = createCp949Decoder()

  const text = decode(Uint8Array.of(0x8c, 0x63, 0xb9, 0xe6), 0, 4)

  expect(text).toBe('똠방')
})

it('refuses a character that has been cut in two', () => {
  const decode = createCp949Decoder()

  expect(decode(Uint8Array.of(0xbb, 0xef, 0xbc), 0, 3)).toBeUndefined()
})
