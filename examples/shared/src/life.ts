import type { Connection, OpenSocket, OrderJournal, RealtimeSocket } from '@stockeye/kis-client'
import { type SteppedClock, steppedConnection } from '@stockeye/kis-client/simulator'
import type { Log } from './log.ts'

/** Points of a call at which a program dies; `any moment` is between two timers. */
export const crashPoints = ['any moment', 'journal-wire', 'wire-answer', 'answer-journal', 'reading'] as const
export type CrashPoint = (typeof crashPoints)[number]

/** Life of one program in this process. A dead one reaches no file and no socket, as after kill -9. */
export interface Life {
  isDead(): boolean
  /** Lets the program die when it reaches a point. */
  dieAt(point: CrashPoint): void
  die(): void
  /** Passes a point. It does not return in a program that is dead. */
  reach(point?: CrashPoint): Promise<void>
}

/** Creates the life of a program. @param ended called once, at the death */
export function createLife(ended: (point: CrashPoint) => void): Life {
  let isDead = false
  let deadline: CrashPoint | undefined
  function die(point: CrashPoint) {
    if (isDead) return
    isDead = true
    ended(point)
  }
  return {
    isDead: () => isDead,
    dieAt(point) {
      deadline = point
    },
    die: () => die('any moment'),
    async reach(point) {
      if (point !== undefined && point === deadline) die(point)
      if (isDead) await new Promise(() => undefined)
    },
  }
}

/** Wraps the methods of a store: in a program that is dead, a call or its answer never comes. */
export function tapStore<Store extends object>(store: Store, life: Life): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: readonly unknown[]) => {
        if (life.isDead()) return new Promise(() => undefined)
        const result: unknown = member.apply(target, given)
        return result instanceof Promise ? result.then((value: unknown) => life.reach().then(() => value)) : result
      }
    },
  })
}

/** Wraps a journal, so that a program can die at its points. */
export function tapJournal(journal: OrderJournal, life: Life): OrderJournal {
  const tapped = tapStore(journal, life)
  return {
    ...ownMethods(tapped),
    async begin(...given) {
      const known = await tapped.begin(...given)
      await life.reach('journal-wire')
      return known
    },
    async append(...given) {
      const { kind }: { readonly kind: string } = JSON.parse(given[1].fact)
      const isAnswer = kind === 'acknowledged' || kind === 'unanswered' || kind === 'refused'
      await life.reach(isAnswer ? 'answer-journal' : kind === 'seen' ? 'reading' : undefined)
      return tapped.append(...given)
    },
  }
}

/** Returns the methods of a journal, for a spread. */
const ownMethods = (journal: OrderJournal): OrderJournal => ({
  open: journal.open,
  begin: journal.begin,
  append: journal.append,
  read: journal.read,
  unsettled: journal.unsettled,
  began: journal.began,
  prune: journal.prune,
  salt: journal.salt,
  lease: journal.lease,
  renew: journal.renew,
  release: journal.release,
  close: journal.close,
})

/** Sockets of one program: REST and WebSocket. */
export interface Sockets {
  readonly connect: (origin: string) => Connection
  readonly openSocket: OpenSocket
  /** Ends them, as the end of a process does. */
  end(): void
}

/** Creates the sockets of a program. A dead one sends nothing and receives nothing; a call can end at the points of its life. */
export function tapSockets(clock: SteppedClock, base: OpenSocket, life: Life): Sockets {
  const connections = new Set<Connection>()
  const sockets = new Set<RealtimeSocket>()
  const connectBase = steppedConnection(clock)

  function connect(origin: string): Connection {
    const connection = connectBase(origin)
    connections.add(connection)
    return {
      async fetch(url, request) {
        await life.reach()
        const isOrder = request.method === 'POST' && url.includes('/trading/')
        try {
          const answer = await connection.fetch(url, request)
          const text = await answer.text()
          return { ...answer, text: async () => text }
        } finally {
          await life.reach(isOrder ? 'wire-answer' : undefined)
        }
      },
      async close() {
        // The end of the program has closed it.
        if (connections.delete(connection)) await connection.close()
      },
    }
  }

  return {
    connect,
    openSocket(url, on) {
      const socket = base(url, {
        open: () => life.isDead() || on.open(),
        message: (text) => life.isDead() || on.message(text),
        close(code, reason) {
          sockets.delete(socket)
          if (!life.isDead()) on.close(code, reason)
        },
        error: (error) => life.isDead() || on.error(error),
        ping: () => life.isDead() || on.ping?.(),
      })
      sockets.add(socket)
      return socket
    },
    end() {
      for (const socket of sockets) socket.terminate()
      // A call that is under way has left: KIS takes it.
      for (const connection of connections) connection.close().catch(() => undefined)
      connections.clear()
    },
  }
}

/** Returns a log that a dead program does not reach. */
export function livingLog(log: Log, { isDead }: Life): Log {
  const living =
    (write: Log['info']): Log['info'] =>
    (fields, message) => {
      if (!isDead()) write(fields, message)
    }
  return { debug: living(log.debug), info: living(log.info), warn: living(log.warn), error: living(log.error) }
}
