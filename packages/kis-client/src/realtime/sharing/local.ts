import { lstatSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makePrivateFile } from '@stockeye/internal/private-file'
import type { Clock } from '@stockeye/token-manager'
import { KisInputError, KisUnreachableError } from '../../errors.ts'
import { checkOption, checkOptionNames } from '../../values/check-options.ts'
import type { LeaseFile } from './lease-file.ts'
import { connectTo, listenAt } from './local-socket.ts'
import type { Meeting, Sharing, Tenure } from './meeting.ts'

/** Options of `localSharing`. */
export interface LocalSharingOptions {
  /**
   * Directory of the lease and the socket, on a local disk, which all processes of the app key pass. Only its user may enter
   * it. One that is missing is made.
   */
  readonly directory: string
}

// Shortest limit of the systems: that of macOS, with the byte that ends the path.
const longestSocketPath = 103

/** Time between two looks at the files of the lease, in ms. */
const lookMs = 250

/**
 * Shares the socket of an app key between the processes of one host and user, through files and a socket of a private
 * directory.
 *
 * The lease has no end: it is a lock of the kernel, which a process leaves when it ends, even by kill -9. A process that is
 * paused keeps it, because it keeps its socket at KIS, too. The others report their topics as lost meanwhile.
 *
 * @example
 * const sharing = localSharing({ directory: '.kis' })
 * @throws {KisInputError} an option is missing or wrong
 */
export function localSharing(options: LocalSharingOptions): Sharing {
  checkOptionNames('localSharing', options, ['directory'])
  const { directory } = options
  checkOption('directory', directory, {
    is: 'the path of a directory',
    use: 'a path such as .kis',
    fits: (value) => typeof value === 'string' && value !== '',
  })
  return { meet: ({ key, clock }) => meetAt(resolve(directory), key, clock) }
}

function meetAt(directory: string, key: string, clock: Clock): Meeting {
  const lease = join(directory, `${key}.lease`)
  const socket = join(directory, `${key}.sock`)
  checkPaths(directory, { key, lease, socket })
  let listening: string | undefined

  return {
    async takeLease(onLost) {
      // Node prints a warning when it loads its SQLite: only processes that share see it.
      const { identityAt, lockLeaseFile, removeStaleSocket } = await import('./lease-file.ts')
      const { fault } = makePrivateFile(lease, { folderMode: 0o700 })
      if (fault !== undefined) throw new KisUnreachableError(fault)
      const file = lockLeaseFile(lease)
      if (file === undefined) return undefined
      // The lease of a living owner was deleted, and this one is new: the owner notices within a second, and closes.
      if (await isOwnerAt(socket)) {
        file.close()
        return undefined
      }
      removeStaleSocket(socket)
      listening = undefined
      const isInPlace = () => file.isInPlace() && (listening === undefined || identityAt(socket) === listening)
      return tenureOf(file, isInPlace, { lease, clock, onLost })
    },
    async receive(_tenure, accept) {
      const reception = await listenAt(socket, accept)
      const { dev, ino } = lstatSync(socket)
      listening = `${dev}:${ino}`
      return reception
    },
    connect: (receiver) => connectTo(socket, receiver),
    close: () => Promise.resolve(),
  }
}

function checkPaths(
  directory: string,
  { key, lease, socket }: { readonly key: string; readonly lease: string; readonly socket: string },
) {
  if (process.platform === 'win32') {
    throw new KisInputError({
      field: 'sharing',
      rule: 'localSharing needs sockets with file modes, which Windows lacks; use redisSharing',
    })
  }
  if (!/^[\w-]{1,64}$/.test(key)) {
    throw new KisInputError({
      field: 'key',
      rule: 'a fingerprint has up to 64 letters, digits, - and _; use a part of a hash',
    })
  }
  if (Buffer.byteLength(socket) > longestSocketPath) {
    throw new KisInputError({
      field: 'directory',
      rule: `${directory} is too long: the path of a socket has at most ${longestSocketPath} bytes; use a shorter one`,
    })
  }
  const { fault } = makePrivateFile(lease, { folderMode: 0o700 })
  if (fault !== undefined) throw new KisInputError({ field: 'directory', rule: fault })
}

/** Returns whether a process listens at a path. */
async function isOwnerAt(path: string): Promise<boolean> {
  const nothing = () => undefined
  const connection = await connectTo(path, { packet: nothing, drained: nothing, closed: nothing })
  connection?.close()
  return connection !== undefined
}

interface TenureOptions {
  readonly lease: string
  readonly clock: Clock
  readonly onLost: (reason: Error) => void
}

function tenureOf(file: LeaseFile, isInPlace: () => boolean, { lease, clock, onLost }: TenureOptions): Tenure {
  const lost = () =>
    new KisUnreachableError(`${lease} was deleted or replaced while in use: keep its directory as it is`)
  let isHeld = true
  let lookedAt = clock.monotonic()

  function holds(): boolean {
    if (!isHeld || clock.monotonic() - lookedAt < lookMs) return isHeld
    lookedAt = clock.monotonic()
    if (isInPlace()) return true
    isHeld = false
    onLost(lost())
    return false
  }

  return {
    memory: file.memory,
    holds,
    async remember(memory) {
      if (!holds()) throw lost()
      file.write(memory)
    },
    async release() {
      isHeld = false
      file.close()
    },
  }
}
