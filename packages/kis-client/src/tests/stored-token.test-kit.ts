// A program as the README has it: one client, with its token in a store on disk. Without a host it starts its own simulator.
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { createKisClient } from '../client/create-client.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { startSimulator } from '../simulator/simulator.ts'

const [, , path = '', seed = '1', rest] = process.argv
const simulator = await startSimulator({ seed: Number(seed) })
const hosts = rest === undefined ? simulator.hosts : { ...simulator.hosts, rest }
const tokenStore = sqliteStore({ path })
const kis = createKisClient({ ...simulator.clientOptions, hosts, tokenStore })
const { price } = await getQuote(kis, { symbol: '005930' })
console.log(`price ${price}, issues ${simulator.calls({ path: '/oauth2/tokenP' }).length}.`)
// The test kills it here, or closes its input.
process.stdin.resume()
await new Promise((resolve) => process.stdin.once('end', resolve))
await kis.close()
await tokenStore.close()
await simulator.close()
