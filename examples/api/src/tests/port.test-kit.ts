import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { assert, onTestFinished } from 'vitest'

/** Port before the Unix socket of a server. It can close, or accept connections and answer nothing. */
export interface Port {
  /** Address of the port, as `host:port`. */
  readonly host: string
  close(): void
  silence(): void
  /** Serves again after `close` or `silence`. */
  open(): Promise<void>
}

export async function openPort(path: string): Promise<Port> {
  let isSilent = false
  const clients = new Set<Socket>()
  const server = createServer((client) => {
    clients.add(client)
    client.on('error', () => undefined).on('close', () => clients.delete(client))
    const upstream = connect(path)
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
    client.on('data', (data) => {
      if (!isSilent) upstream.write(data)
    })
    upstream.pipe(client)
  })
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const dropAll = () => {
    for (const client of clients) client.destroy()
  }
  const close = () => {
    server.close()
    dropAll()
  }
  onTestFinished(close)
  await listen(0)
  const address = server.address()
  assert(typeof address === 'object' && address !== null)
  return {
    host: `127.0.0.1:${address.port}`,
    close,
    silence() {
      isSilent = true
    },
    async open() {
      if (isSilent) dropAll()
      isSilent = false
      if (!server.listening) await listen(address.port)
    },
  }
}
