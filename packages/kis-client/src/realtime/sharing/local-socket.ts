import { chmodSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { KisUnreachableError } from '../../errors.ts'
import { createPacketReader, frameBytes } from './framing.ts'
import type { Accept, PeerConnection, Receiver, Reception } from './meeting.ts'

/** Returns a function that formats a packet, which several connections send one after the other, once. */
function createEncoder(): (packet: string) => Buffer {
  let last = ''
  let bytes = frameBytes(last)
  return (packet) => {
    if (packet !== last) {
      last = packet
      bytes = frameBytes(packet)
    }
    return bytes
  }
}

/** Connection on a socket, without its receiver. */
interface SocketConnection extends PeerConnection {
  /** Sets the receiver. */
  bind(receiver: Receiver): void
}

function connectionOn(socket: Socket, encode: (packet: string) => Buffer): SocketConnection {
  let receiver: Receiver | undefined
  let batch: Buffer[] = []
  let waitingBytes = 0
  let isOpen = true
  let isEnding = false

  /** Writes the packets of this turn in one call of the system. */
  function flush() {
    if (!isOpen) return
    const bytes = batch.length === 1 && batch[0] !== undefined ? batch[0] : Buffer.concat(batch)
    batch = []
    socket.write(bytes, (error) => {
      waitingBytes -= bytes.length
      if (!error && waitingBytes === 0 && isOpen) receiver?.drained()
    })
    if (isEnding) socket.end()
  }

  const close = () => {
    isOpen = false
    batch = []
    socket.destroy()
  }

  const read = createPacketReader((packet) => {
    if (!isEnding) receiver?.packet(packet)
    return isOpen
  })
  socket.on('data', (chunk: Buffer) => {
    // Another program writes other bytes.
    if (isOpen && !read(chunk)) socket.destroy()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    const wasOpen = isOpen
    isOpen = false
    if (wasOpen) receiver?.closed()
  })

  return {
    bind(next) {
      receiver = next
    },
    send(packet) {
      if (!isOpen || isEnding) return
      if (batch.length === 0) process.nextTick(flush)
      const bytes = encode(packet)
      batch.push(bytes)
      waitingBytes += bytes.length
    },
    queuedBytes: () => waitingBytes,
    end() {
      isEnding = true
      if (batch.length === 0) socket.end()
    },
    close,
  }
}

/** Listens at a path. @throws {KisUnreachableError} the system refuses it */
export async function listenAt(path: string, accept: Accept): Promise<Reception> {
  const open = new Set<PeerConnection>()
  const encode = createEncoder()
  const server = createServer((socket) => {
    const connection = connectionOn(socket, encode)
    open.add(connection)
    socket.on('close', () => open.delete(connection))
    connection.bind(accept(connection))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new KisUnreachableError(`no socket can be opened at ${path}: ${cause.message}`, { cause })),
    )
    server.listen(path, resolve)
  })
  chmodSync(path, 0o600)
  return {
    async close() {
      // Closing removes the path.
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const connection of open) connection.close()
      await closed
    },
  }
}

/** Connects to a path. @returns undefined if no process listens there */
export function connectTo(path: string, receiver: Receiver): Promise<PeerConnection | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path)
    const refuse = (cause: NodeJS.ErrnoException) => {
      // EAGAIN: more processes knock at once than the system queues.
      if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EAGAIN'].includes(cause.code ?? '')) return resolve(undefined)
      reject(new KisUnreachableError(`no process can be reached at ${path}: ${cause.message}`, { cause }))
    }
    socket.once('error', refuse)
    socket.once('connect', () => {
      socket.off('error', refuse)
      const connection = connectionOn(socket, frameBytes)
      connection.bind(receiver)
      resolve(connection)
    })
  })
}
