// A process that asks a Redis for the right to trade accounts; redis-lease.test.ts starts it.
import { Redis } from 'ioredis'
import { redisTraderLease } from './redis-lease.ts'

export interface LeaseMemberInput {
  /** Path of the socket of Redis. */
  readonly socket: string
  /** Name of the process: the holder of its leases. */
  readonly name: string
}

/** Accounts to ask for, one after the other. The answer is a list of the leases that hold. */
export interface LeaseCommand {
  readonly accounts: readonly string[]
  /** Time for which the process asks, in ms. */
  readonly spanMs: number
}

const { socket, name }: LeaseMemberInput = JSON.parse(process.argv[2] ?? '')
process.on('disconnect', () => process.exit(1))
const leases = redisTraderLease({ redis: new Redis(socket) })

process.on('message', async ({ accounts, spanMs }: LeaseCommand) => {
  const held: unknown[] = []
  for (const account of accounts) {
    const now = Date.now()
    held.push(await leases.lease(account, { holder: name, name, untilAt: now + spanMs }, now))
  }
  process.send?.(held)
})
process.send?.('ready')
