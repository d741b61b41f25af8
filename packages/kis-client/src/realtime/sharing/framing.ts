/** Bytes of the length before each packet. */
const prefixBytes = 4

/** Longest packet that is read, in bytes. KIS's frames are a few kilobytes. */
const longestPacketBytes = 16 * 2 ** 20

/** Formats a packet with its length before it. */
export function frameBytes(packet: string): Buffer {
  const length = Buffer.byteLength(packet)
  const bytes = Buffer.allocUnsafe(prefixBytes + length)
  bytes.writeUInt32BE(length)
  bytes.write(packet, prefixBytes)
  return bytes
}

/**
 * Returns a reader of chunks that hold packets with their lengths, cut anywhere.
 *
 * @param onPacket receives each packet. The reader stops when it returns false
 * @returns a function that reads a chunk, and returns false if the bytes are no packets
 */
export function createPacketReader(onPacket: (packet: string) => boolean): (chunk: Buffer) => boolean {
  let pending: Buffer[] = []
  let pendingBytes = 0
  let neededBytes = prefixBytes

  function readWhole(bytes: Buffer): boolean {
    let at = 0
    neededBytes = prefixBytes
    while (bytes.length - at >= prefixBytes) {
      const length = bytes.readUInt32BE(at)
      if (length > longestPacketBytes) return false
      const end = at + prefixBytes + length
      if (end > bytes.length) {
        neededBytes = end - at
        break
      }
      if (!onPacket(bytes.toString('utf8', at + prefixBytes, end))) return true
      at = end
    }
    pending = at === bytes.length ? [] : [bytes.subarray(at)]
    pendingBytes = bytes.length - at
    return true
  }

  return (chunk) => {
    pending.push(chunk)
    pendingBytes += chunk.length
    if (pendingBytes < neededBytes) return true
    return readWhole(pending.length === 1 ? chunk : Buffer.concat(pending))
  }
}
