// A program that makes 60,000 calls on one client, and prints by how much its heap grows with each 10,000 of them.
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createKisClient } from '../client/create-client.ts'
import { getQuote } from '../quotes/get-quote.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const token = { secret: 'the token', generation: 1, issuedAt: 0, expiresAt: 9e15, fingerprint: 'f' }
let calls = 0
const kis = createKisClient({
  environment: 'real',
  credentials: { appKey: 'key', appSecret: 'secret', account: '12345678-01' },
  tokens: { get: async () => token, reject: async () => {}, on: () => () => {} },
  rate: { limit: 1_000_000, windowMs: 1_000 },
  connect: () => ({
    close: () => Promise.resolve(),
    async fetch() {
      calls += 1
      // Each answer differs from the catalogue in a name of its own, and every tenth is a refusal.
      const output = { stck_prpr: '70000', [`extra_${calls}`]: '1' }
      return Response.json({
        rt_cd: calls % 10 === 0 ? '1' : '0',
        msg_cd: calls % 10 === 0 ? 'APBK0952' : 'MCA00000',
        msg1: '',
        output,
      })
    },
  }),
})
kis.on('schema-drift', () => {})
kis.on('call', () => {})

/** Makes 10,000 calls, with a signal that they share, one of their own, or none. Returns the size of the heap after them. */
async function makeCalls(): Promise<number> {
  const shared = new AbortController()
  for (let call = 0; call < 10_000; call += 1) {
    const signals = [undefined, shared.signal, new AbortController().signal]
    await getQuote(kis, { symbol: '005930' }, { signal: signals[call % 3] }).catch(() => undefined)
  }
  return settledHeap()
}

/** Collects garbage until ten collections in a row free nothing: weak references and finalizers need several turns. */
async function settledHeap(): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let since = 0; since < 10; since += 1) {
    await setImmediate()
    collect()
    const { heapUsed } = process.memoryUsage()
    if (heapUsed >= least) continue
    least = heapUsed
    since = 0
  }
  return least
}

const sizes = [await makeCalls()]
for (let more = 0; more < 5; more += 1) sizes.push(await makeCalls())
// The engine compiles and drops code as it likes, which moves the heap by megabytes once in a while. What calls leave
// behind is in every difference, so it is in the one in the middle.
const growths = sizes.slice(1).map((size, before) => size - (sizes[before] ?? 0))
const middle = growths.sort((one, other) => one - other)[2]
console.log(`grown by ${middle} bytes in 10,000 calls`)
await kis.close()
