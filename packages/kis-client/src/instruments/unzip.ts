import { crc32 } from 'node:zlib'
import { Unzip, UnzipInflate } from 'fflate'

/** Error of a zip that cannot be read. */
export class BadZip extends Error {
  override readonly name = 'BadZip'
}

/** Bytes of the end of a zip, which has size and checksum: a record of 22 bytes, and a comment of up to 65,535. */
const tailBytes = 22 + 0xffff + 1_024
/** Bytes of one push. They may unzip to a thousand times as many, so few are pushed at once. */
const pushBytes = 16_384

/**
 * Unzips a zip with one file, as it arrives. The checksum is at the end of a zip: the bytes are verified only after the
 * iteration has ended without an error.
 *
 * @throws {BadZip} it is not a zip, damaged, cut off, or holds another file than `name`; case does not matter
 */
export async function* unzipOne(zip: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array, void> {
  let out: Uint8Array[] = []
  let isWhole = false
  let sum = 0
  let length = 0
  let found: string | undefined

  const unzip = new Unzip((file) => {
    if (found !== undefined) throw new BadZip(`holds more than one file: ${found} and ${file.name}`)
    found = file.name
    if (file.name.toLowerCase() !== name.toLowerCase()) throw new BadZip(`holds ${file.name} in place of ${name}`)
    file.ondata = (error, data, final) => {
      if (error) throw error
      sum = crc32(data, sum)
      length += data.length
      if (data.length > 0) out.push(data)
      isWhole ||= final
    }
    file.start()
  })
  unzip.register(UnzipInflate)

  let begin = new Uint8Array()
  let tail = new Uint8Array()
  for await (const chunk of zip) {
    if (begin.length < 4) {
      begin = join(begin, chunk.subarray(0, 4))
      if (begin.length >= 4 && !isZip(begin)) throw new BadZip('is not a zip')
    }
    tail = join(tail, chunk).slice(-tailBytes)
    for (let at = 0; at < chunk.length; at += pushBytes) {
      push(chunk.subarray(at, at + pushBytes), false)
      yield* out
      out = []
    }
  }
  push(new Uint8Array(), true)
  yield* out

  const expected = readEnd(tail)
  if (!isWhole || expected === undefined) throw new BadZip('is cut off')
  if (expected.length !== length || expected.sum !== sum) throw new BadZip('is damaged: size or checksum differ')

  function push(bytes: Uint8Array, final: boolean): void {
    try {
      unzip.push(bytes, final)
    } catch (cause) {
      if (cause instanceof BadZip) throw cause
      throw new BadZip('is damaged', { cause })
    }
  }
}

const isZip = (begin: Uint8Array): boolean =>
  begin[0] === 0x50 && begin[1] === 0x4b && begin[2] === 0x03 && begin[3] === 0x04

function join(before: Uint8Array, after: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(before.length + after.length)
  joined.set(before)
  joined.set(after, before.length)
  return joined
}

/** Reads size and checksum of the one file from the directory at the end. @see PKWARE's APPNOTE 4.3.12 and 4.3.16 */
function readEnd(tail: Uint8Array): { readonly sum: number; readonly length: number } | undefined {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let end = tail.length - 22; end >= 0; end -= 1) {
    if (view.getUint32(end, true) !== 0x06054b50) continue
    const directory = end - view.getUint32(end + 12, true)
    if (directory < 0 || view.getUint32(directory, true) !== 0x02014b50) return undefined
    return { sum: view.getUint32(directory + 16, true), length: view.getUint32(directory + 24, true) }
  }
  return undefined
}
