const firstLead = 0x81
const firstTrail = 0x41
const trails = 0xff - firstTrail
const leads = 0xff - firstLead
/** First byte of the part of the table that is KS X 1001: common Hangul, signs and hanja. */
const firstStandard = 0xa1

const firstSyllable = 0xac00
const lastSyllable = 0xd7a3

/** Returns the place of a character of two bytes in the table; -1 for bytes that cannot begin or end one. */
const placeOf = (lead: number, trail: number): number =>
  lead < firstLead || lead === 0xff || trail < firstTrail || trail === 0xff
    ? -1
    : (lead - firstLead) * trails + trail - firstTrail

/** Returns the bytes of a place in the table. */
export const bytesOf = (place: number): readonly [lead: number, trail: number] => [
  firstLead + Math.floor(place / trails),
  firstTrail + (place % trails),
]

/**
 * Returns the characters of two bytes by their place, 0 for a place without a character.
 *
 * Node's TextDecoder knows `euc-kr` as KS X 1001 alone: of the 11,172 syllables it lacks 8,822, and reads 똠 as "c" without
 * an error. Code page 949 has these in the order of Unicode, in the places that the standard leaves free.
 */
export function cp949Table(): Uint16Array {
  const table = new Uint16Array(leads * trails)
  const standard: number[] = []
  for (let lead = firstStandard; lead < 0xff; lead += 1)
    for (let trail = firstStandard; trail < 0xff; trail += 1) standard.push(lead, trail, 0x0a)
  const text = new TextDecoder('euc-kr').decode(Uint8Array.from(standard))
  const isKnown = new Uint8Array(0x10000)
  let pair = 0
  let begin = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin), pair += 3) {
    const code = text.charCodeAt(begin)
    const isOne = end === begin + 1
    begin = end + 1
    // Two rows are free for characters that users define, which other programs cannot read.
    if (!isOne || code === 0xfffd || (code >= 0xe000 && code < 0xf900)) continue
    isKnown[code] = 1
    table[placeOf(standard[pair] ?? 0, standard[pair + 1] ?? 0)] = code
  }
  // These were added after the decoder's edition of the standard.
  table[placeOf(0xa2, 0xe6)] = 0x20ac
  table[placeOf(0xa2, 0xe7)] = 0xae

  let syllable = firstSyllable
  for (let lead = firstLead; lead < 0xff; lead += 1) {
    for (let trail = firstTrail; trail < (lead < firstStandard ? 0xff : firstStandard); trail += 1) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue
      while (isKnown[syllable] === 1) syllable += 1
      if (syllable > lastSyllable) return table
      table[placeOf(lead, trail)] = syllable
      syllable += 1
    }
  }
  return table
}

/** Decodes bytes in code page 949; undefined for other bytes, for example when a character has been cut in two. */
export type Cp949Decoder = (bytes: Uint8Array, start: number, end: number) => string | undefined

export function createCp949Decoder(): Cp949Decoder {
  // The table is built at the first Korean character: it takes some milliseconds, and many files have no Korean.
  let table: Uint16Array | undefined
  return (bytes, start, end) => {
    table ??= cp949Table()
    const codes: number[] = []
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte < 0x80) {
        codes.push(byte)
        continue
      }
      at += 1
      const code = at < end ? (table[placeOf(byte, bytes[at] ?? 0)] ?? 0) : 0
      if (code === 0) return undefined
      codes.push(code)
    }
    return String.fromCharCode(...codes)
  }
}
