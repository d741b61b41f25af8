import { checkNames, checkPort } from '../check-options.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { TokenRecord, TokenStore } from '../store.ts'

interface Row {
  readonly record?: TokenRecord | undefined
  readonly fence: number
  readonly holder?: string | undefined
  readonly takenAt: number
  readonly until: number
}

/**
 * Keeps tokens in this process and no longer: no other process can read them, and the issuer is asked again after a
 * restart.
 *
 * @example
 * const store = memoryStore() // for tests, or for a program that may ask the issuer again at each start
 * @throws {TokenInputError} an option is wrong
 */
export function memoryStore(options: { readonly clock?: Pick<Clock, 'now'> } = {}): TokenStore {
  checkPort('options', options, [], 'leave it out, or pass { clock }')
  checkNames(options, { clock: true })
  const { clock = systemClock } = options
  checkPort('clock', clock, ['now'], 'pass an object with the method now')
  const rows = new Map<string, Row>()
  const rowOf = (id: string): Row => rows.get(id) ?? { fence: 0, takenAt: 0, until: 0 }
  // A lease that was taken in the future means that the clock was set back: it would hold for hours.
  const stands = ({ takenAt, until }: Row) => takenAt <= clock.now() && clock.now() < until

  return {
    supports: { restart: false, manyProcesses: false },
    async read(id) {
      return rows.get(id)?.record
    },
    async lease(id, { holder, leaseMs }) {
      const row = rowOf(id)
      if (stands(row) && row.holder !== holder) return undefined
      const takenAt = clock.now()
      const fence = row.fence + 1
      rows.set(id, { record: row.record, fence, holder, takenAt, until: takenAt + leaseMs })
      return { recordId: id, holder, fence }
    },
    async write(lease, record) {
      const row = rowOf(lease.recordId)
      if (row.fence !== lease.fence || !stands(row)) return false
      if (record.generation < (row.record?.generation ?? 0)) return false
      rows.set(lease.recordId, { ...row, record })
      return true
    },
    async release(lease) {
      const row = rowOf(lease.recordId)
      if (row.fence === lease.fence) rows.set(lease.recordId, { ...row, until: 0 })
    },
  }
}
