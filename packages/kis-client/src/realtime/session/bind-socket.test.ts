import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { bindSocket } from './bind-socket.ts'

/** Listeners that note which of them is called. */
function bindNotes(socket: EventEmitter) {
  const notes: string[] = []
  bindSocket(socket as WebSocket, {
    open: () => notes.push('open'),
    message: (text) => notes.push(text),
    close: (code) => notes.push(`close ${code}`),
    error: (error) => notes.push(error.message),
  })
  return notes
}

it('asks the system to look after the connection every 15 s', () => {
  const socket = new EventEmitter()
  bindNotes(socket)
  const asked: unknown[] = []

  socket.emit('upgrade', { socket: { setKeepAlive: (...all: unknown[]) => asked.push(all) } })

  expect(asked).toEqual([[true, 15_000]])
})

it('opens without a socket of the system, as on Bun', () => {
  const socket = new EventEmitter()
  const notes = bindNotes(socket)

  socket.emit('upgrade', { socket: null })
  socket.emit('open')

  expect(notes).toEqual(['open'])
})
