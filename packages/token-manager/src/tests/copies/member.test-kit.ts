import cluster from 'node:cluster'
import { isMainThread, Worker } from 'node:worker_threads'
import { serverIssuer } from '../../fake-issuer/issuer-server.ts'
import { sqliteStore } from '../../stores/sqlite.ts'
import { createTokenManager } from '../../token-manager.ts'

// A program that serves one token in three workers, which are processes of `cluster` or threads. Each rejects the first token, and prints the second.

const [kind = '', path = '', url = ''] = process.argv.slice(2)

async function work() {
  const store = sqliteStore({ path })
  const tokens = createTokenManager({ issuer: serverIssuer({ url, leastIntervalMs: 0 }), store })
  const first = await tokens.get()
  // A worker that starts late finds the second token.
  if (first.generation === 1) await tokens.reject(first)
  const second = await tokens.get()
  console.log(`${second.generation} ${second}`)
  await tokens.close()
  store.close()
  cluster.worker?.disconnect()
}

if (kind === 'cluster' && cluster.isPrimary) for (let count = 0; count < 3; count += 1) cluster.fork()
else if (kind === 'threads' && isMainThread) {
  for (let count = 0; count < 3; count += 1) new Worker(new URL(import.meta.url), { argv: [kind, path, url] })
} else await work()
