import { bytesOf, cp949Table } from '../../instruments/cp949.ts'

/**
 * Encodes text in code page 949, as KIS's instrument files have it.
 *
 * @throws {RangeError} a character that it does not have
 */
export type Cp949Encoder = (text: string) => Uint8Array

/** Builds the inverse of the decoder's table, which neither Node nor the web has. */
export function createCp949Encoder(): Cp949Encoder {
  const places = new Map<number, number>()
  for (const [place, code] of cp949Table().entries()) if (code !== 0) places.set(code, place)
  return (text) => {
    const bytes: number[] = []
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0
      const place = places.get(code)
      if (code < 0x80) bytes.push(code)
      else if (place === undefined) throw new RangeError(`code page 949 has no ${character}`)
      else bytes.push(...bytesOf(place))
    }
    return Uint8Array.from(bytes)
  }
}
