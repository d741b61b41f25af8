// A manager of either version in a process of its own, which calls `get` or `reject` again and again, and kills itself by
// chance between two steps of a refresh. It reports over IPC the tokens that it gets.
import { seededRandom } from '@stockeye/test-kit/seeded-random'
import { sharedClock, type TimeScale } from '@stockeye/test-kit/shared-time'
import { serverIssuer } from '../../../fake-issuer/issuer-server.ts'
import type { TokenStore } from '../../../store.ts'
import { loadVersion, openStore, type StoreAddress, type Version } from './version.test-kit.ts'

export interface ManagerOptions {
  readonly version: Version
  readonly address: StoreAddress
  /** Keys of an encrypted store; without them tokens are stored as plain text. */
  readonly keys?: readonly { readonly kid: string; readonly secret: string }[]
  /** URL of the issuer. */
  readonly url: string
  readonly scale: TimeScale
  /** Least interval of the issuer, in ms on the clock of `scale`. */
  readonly leastIntervalMs: number
  readonly seed: number
  /** Chance with which the process kills itself between two steps. */
  readonly chance: number
}

const options: ManagerOptions = JSON.parse(process.argv[2] ?? '')
const { version, address, keys, url, scale, leastIntervalMs, chance } = options
const clock = sharedClock(scale)
const random = seededRandom(options.seed)

/** Kills the process with the chance of the test. */
function dare() {
  if (random() < chance) process.kill(process.pid, 'SIGKILL')
}

async function around<T>(step: () => Promise<T>): Promise<T> {
  dare()
  const result = await step()
  dare()
  return result
}

const daring = (inner: TokenStore): TokenStore => ({
  ...inner,
  lease: (id, ask) => around(() => inner.lease(id, ask)),
  write: (lease, record) => around(() => inner.write(lease, record)),
  release: (lease) => around(() => inner.release(lease)),
})

const { createTokenManager, encryptedStore } = await loadVersion(version)
const { store } = await openStore(version, address, { clock })
const issuer = serverIssuer({ url, leastIntervalMs, clock })
const tokens = createTokenManager({
  issuer: { ...issuer, issue: (how) => around(() => issuer.issue(how)) },
  store: daring(keys === undefined ? store : encryptedStore({ store, keys })),
  clock,
})

async function work() {
  try {
    const token = await tokens.get()
    process.send?.({ generation: token.generation, fingerprint: token.fingerprint, code: '' })
    if (random() < 0.1) await tokens.reject(token)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    process.send?.({ generation: 0, fingerprint: '', code })
  }
  clock.setTimeout(work, 1_000)
}

process.on('disconnect', () => process.exit())
await work()
