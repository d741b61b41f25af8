import { createServer } from 'node:http'
import { assert, onTestFinished } from 'vitest'

/** Instrument files, which arrive when the test releases them. */
export interface MastersGate {
  readonly url: string
  /** Holds every file back from now on. */
  hold(): void
  /** Resolves when a program asks for a file that is held back. */
  reached(): Promise<void>
  release(): void
}

/** Serves the instrument files of a simulator. */
export async function startMastersGate(mastersUrl: string): Promise<MastersGate> {
  let opened: PromiseWithResolvers<void> | undefined
  let reached = Promise.withResolvers<void>()
  const server = createServer(async (request, response) => {
    if (opened !== undefined) {
      reached.resolve()
      await opened.promise
    }
    try {
      const file = await fetch(`${mastersUrl}${request.url}`)
      response.writeHead(file.status, Object.fromEntries(file.headers)).end(Buffer.from(await file.arrayBuffer()))
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    opened?.resolve()
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  assert(address !== null && typeof address === 'object')
  return {
    url: `http://127.0.0.1:${address.port}`,
    hold() {
      opened = Promise.withResolvers()
      reached = Promise.withResolvers()
    },
    reached: () => reached.promise,
    release() {
      opened?.resolve()
      opened = undefined
    },
  }
}
