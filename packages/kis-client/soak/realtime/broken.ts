import type { KisClient } from '../../src/client/client.ts'
import { createKnownFeeds } from '../../src/realtime/known-feeds.ts'
import type { LineFrame } from '../../src/realtime/line.ts'
import { openDirectLine } from '../../src/realtime/session/direct-line.ts'
import type { OpenSocket, RealtimeSocket } from '../../src/realtime/session/socket.ts'
import { createStream } from '../../src/realtime/stream/create-stream.ts'
import type { Stream } from '../../src/realtime/stream/stream.ts'
import type { Client } from './program.ts'
import { topics } from './topics.ts'

/** Client that reads the last record of a frame only. */
export const readsLastRecord: Client = {
  startStream: (kis: KisClient, { random = Math.random }) =>
    createStream(kis, {
      line: (listener) =>
        openDirectLine(
          { ...listener, frame: (frame) => listener.frame(lastRecordOf(frame)) },
          { clients: [kis], feeds: createKnownFeeds(), random },
        ),
    }),
}

function lastRecordOf(frame: LineFrame): LineFrame {
  const values = frame.payload.split('^')
  return { ...frame, count: 1, payload: values.slice(-values.length / frame.count).join('^') }
}

/** Client that reports no gap. */
export const hidesGaps: Client = {
  startStream(kis, options) {
    const stream = createStream(kis, options)
    const on: Stream['on'] = (event, listener) => (event === 'gap' ? () => undefined : stream.on(event, listener))
    return { ...stream, on }
  },
}

/** Client that registers all its topics at once when it comes back, and then once more. */
export const registersTwice: Client = {
  startStream: createStream,
  wrapSocket: (open) => {
    let connections = 0
    return (url, on) => {
      connections += 1
      return connections === 1 ? open(url, on) : openRegistering(open, url, on)
    }
  },
}

/** Opens a socket that sends every registration twice with the first one, and has the answers ready for the program's own requests. */
function openRegistering(open: OpenSocket, ...[url, on]: Parameters<OpenSocket>): RealtimeSocket {
  const answers = new Map<string, string>()
  const waiting = new Set<string>()
  let hasRegistered = false
  const nameIn = (text: string) =>
    [...topics.keys()].find((name) => name.split('|').every((part) => text.includes(`"${part}"`)))

  function pass(name: string) {
    const text = answers.get(name)
    if (text === undefined) return
    waiting.delete(name)
    on.message(text)
  }
  const socket = open(url, {
    ...on,
    message(text) {
      const name = text.includes('SUBSCRIBE SUCCESS') ? nameIn(text) : undefined
      if (name === undefined) return text.includes('OPSP0002') ? undefined : on.message(text)
      answers.set(name, text)
      if (waiting.has(name)) pass(name)
    },
  })
  return {
    ...socket,
    send(text) {
      const name = nameIn(text)
      if (name === undefined) return socket.send(text)
      if (!hasRegistered) {
        hasRegistered = true
        const [trId = '', key = ''] = name.split('|')
        for (const each of [...topics.keys(), ...topics.keys()]) {
          const [otherTrId = '', otherKey = ''] = each.split('|')
          socket.send(text.replace(`"${trId}"`, `"${otherTrId}"`).replace(`"${key}"`, `"${otherKey}"`))
        }
      }
      waiting.add(name)
      queueMicrotask(() => pass(name))
    },
  }
}
