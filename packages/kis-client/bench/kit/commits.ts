import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { median } from '../../../../scripts/bench/report.ts'
import { sqliteJournal } from '../../src/sqlite.ts'
import { onDisk } from './disk.ts'
import { account, factsOf, idOf } from './order-facts.ts'

// A program that trades runs all day: its code is compiled when an order comes.
const [warmUp, measured] = [300, 500]

/** Stores orders one after another. @returns ms for one of them, the median of many */
async function measure(store: (index: number, facts: readonly string[]) => unknown): Promise<number> {
  const spans: number[] = []
  for (let index = 0; index < warmUp + measured; index += 1) {
    const facts = factsOf(index)
    const startedAt = performance.now()
    await store(index, facts)
    spans.push(performance.now() - startedAt)
  }
  return median(spans.slice(warmUp))
}

/**
 * Measures the durable journal.
 *
 * @param facts number of facts of each order: 1 is the intent alone, 2 is the intent and what KIS answered
 */
export const journalMs = (facts: 1 | 2): Promise<number> =>
  onDisk(async (folder) => {
    const journal = sqliteJournal({ path: join(folder, 'orders.db') })
    await journal.open()
    const ms = await measure(async (index, [intended = '', acknowledged = '']) => {
      const key = { account, clientOrderId: idOf(index) }
      await journal.begin(key, { at: Date.now(), fact: intended })
      if (facts === 2) await journal.append(key, { at: Date.now(), fact: acknowledged }, { place: 1, isSettled: false })
    })
    await journal.close()
    return ms
  })

/** Measures commits of one row with the intent of an order, each on the disk before the next one. */
export const bareCommitMs = (): Promise<number> =>
  onDisk(async (folder) => {
    const database = new DatabaseSync(join(folder, 'bare.db'))
    database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE facts (seq INTEGER PRIMARY KEY, fact TEXT NOT NULL)`)
    const insert = database.prepare('INSERT INTO facts (fact) VALUES (?)')
    const ms = await measure((_, [intended = '']) => insert.run(intended))
    database.close()
    return ms
  })
