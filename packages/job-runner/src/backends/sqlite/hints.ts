import { randomBytes } from 'node:crypto'
import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { longestText } from '../../runner/input/check-input.ts'
import type { Changes } from './change-notes.ts'

/** Publishes changes to the other processes on the file. A hint may be lost: their poll finds the change, too. */
export interface Hints {
  publish(changes: Changes): void
  close(): void
}

// A process that does not read, such as a stopped one, misses hints: its poll finds the changes.
const mostUnreadBytes = 65_536
// A run id is not longer; a process that sends more does not belong to this package.
const mostLineLength = longestText

/**
 * Opens the hints of this process: it listens on a socket of its own beside the file, and connects to the sockets that it
 * finds there. A later process finds the earlier ones, and a connection serves both ways. A line is a hint: the id of a run that has ended or
 * progressed, or empty when a run or a delivery can be taken.
 *
 * @param onHint called for each hint, with the id if it has one
 */
export function openHints(file: string, onHint: (runId: string | undefined) => void): Hints {
  // Windows has no sockets in its file system; there the poll serves alone.
  if (process.platform === 'win32') return { publish: () => undefined, close: () => undefined }
  const prefix = `${basename(file)}-hint-`
  const own = join(dirname(file), `${prefix}${randomBytes(4).toString('hex')}`)
  const others = new Set<Socket>()

  function meet(socket: Socket) {
    let rest = ''
    others.add(socket)
    socket.unref()
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > mostLineLength) socket.destroy()
      for (const line of lines) onHint(line === '' ? undefined : line)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => others.delete(socket))
  }

  const server = createServer(meet)
  // A path too long for a socket, a file system without them: the poll serves.
  server.on('error', () => undefined)
  server.listen(own, () => {
    // The others are looked for once the own socket exists: of two processes that start at once, at least one finds the
    // other.
    try {
      chmodSync(own, 0o600)
      for (const name of readdirSync(dirname(file))) {
        if (name.startsWith(prefix) && name !== basename(own)) meetAt(join(dirname(file), name))
      }
    } catch {
      // The directory may be written, but not read; the poll serves.
    }
  })
  server.unref()

  function meetAt(path: string) {
    const socket = connect(path)
    socket.on('error', (error) => {
      // A process that was killed has left this socket.
      if ('code' in error && error.code === 'ECONNREFUSED') rmSync(path, { force: true })
    })
    meet(socket)
  }

  return {
    publish({ runs, deliveries, runIds }) {
      const text = [...(runs || deliveries ? [''] : []), ...runIds, ''].join('\n')
      for (const socket of others) if (socket.writableLength < mostUnreadBytes) socket.write(text)
    },
    close() {
      server.close()
      for (const socket of others) socket.destroy()
    },
  }
}
