import { promisify } from 'node:util'
import { crc32, deflateRaw, inflateRawSync } from 'node:zlib'

// A recording is a row of gzip members, each complete in itself, so that a killed process loses only the member that it was
// writing. `zcat` reads them as one text. Each has its own length in an extra field of its header (RFC 1952, 2.3.1.1), as in
// the BGZF of bioinformatics: a reader steps over one without inflating it, and finds the next after a damaged one.

const headerBytes = 21
const trailerBytes = 8
/** Longest text of one member. A recorder writes about 256 KB; a damaged length must not fill the memory. */
const mostTextBytes = 64 * 1024 * 1024
const start = Buffer.from([0x1f, 0x8b, 0x08, 0x04])
/** Extra field "SK" of 5 bytes, in 9 bytes. */
const extra = Buffer.from([9, 0, 0x53, 0x4b, 5, 0])
const extraAt = 10

const deflate = promisify(deflateRaw)

/** Returns the text as a gzip member. `hasTopics` can be read without inflating it. */
export async function formatMember(text: string, hasTopics: boolean): Promise<Buffer> {
  const plain = Buffer.from(text)
  const deflated = await deflate(plain)
  const member = Buffer.alloc(headerBytes + deflated.length + trailerBytes)
  start.copy(member)
  // The system that wrote it: unknown.
  member[9] = 0xff
  extra.copy(member, extraAt)
  member.writeUInt32LE(member.length, extraAt + extra.length)
  member[headerBytes - 1] = hasTopics ? 1 : 0
  deflated.copy(member, headerBytes)
  member.writeUInt32LE(crc32(plain), member.length - 8)
  member.writeUInt32LE(plain.length, member.length - 4)
  return member
}

/** Place of a member in a file. */
export interface MemberPlace {
  readonly from: number
  readonly to: number
  readonly hasTopics: boolean
}

/** Returns the place of the member that begins at `from`; undefined if none begins there, or the file ends within it. */
export function findMember(file: Buffer, from: number): MemberPlace | undefined {
  if (file.length < from + headerBytes || !startsWith(file, start, from) || !startsWith(file, extra, from + extraAt))
    return undefined
  const to = from + file.readUInt32LE(from + extraAt + extra.length)
  if (to > file.length || to < from + headerBytes + trailerBytes) return undefined
  return { from, to, hasTopics: file[from + headerBytes - 1] === 1 }
}

/** Returns where the next member begins, at `from` or later; the length of the file if no other begins. */
export function findNextStart(file: Buffer, from: number): number {
  for (let at = file.indexOf(start, from); at >= 0; at = file.indexOf(start, at + 1))
    if (startsWith(file, extra, at + extraAt)) return at
  return file.length
}

/** Returns the text of a member; undefined if it is damaged. */
export function readMember(file: Buffer, { from, to }: MemberPlace): string | undefined {
  try {
    const plain = inflateRawSync(file.subarray(from + headerBytes, to - trailerBytes), {
      maxOutputLength: mostTextBytes,
    })
    const isWhole = crc32(plain) === file.readUInt32LE(to - 8) && plain.length === file.readUInt32LE(to - 4)
    return isWhole ? plain.toString() : undefined
  } catch {
    return undefined
  }
}

const startsWith = (file: Buffer, bytes: Buffer, at: number): boolean =>
  file.compare(bytes, 0, bytes.length, at, Math.min(file.length, at + bytes.length)) === 0
