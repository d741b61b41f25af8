import type { Exchange } from '@stockeye/kis-client'
import { diffMasters, type ListedInstrument, type MasterDiff } from '@stockeye/kis-client/instruments'
import { z } from 'zod'
import { type Database, transact } from './database.ts'

export interface Instruments {
  count(): number
  /** Puts today's list in the place of yesterday's. @returns what has changed */
  replace(instruments: readonly ListedInstrument[]): MasterDiff
  /** Returns the Korean name; undefined for a symbol that is not listed, or before the first list. */
  nameOf(exchange: Exchange, symbol: string): string | undefined
}

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined)

const rowsSchema: z.ZodType<ListedInstrument[]> = z.array(
  z
    .object({
      symbol: z.string(),
      exchange: z.enum(['KRX', 'NASD', 'NYSE', 'AMEX', 'SEHK', 'SHAA', 'SZAA', 'TKSE', 'HASE', 'VNSE']),
      board: z
        .enum(['KOSPI', 'KOSDAQ', 'KONEX'])
        .nullable()
        .transform((value) => value ?? undefined),
      name: z.string(),
      english_name: text,
      standard_code: text,
      kind: z.enum(['stock', 'etf', 'etn', 'other']),
    })
    .transform(({ english_name, standard_code, ...row }) => ({
      ...row,
      englishName: english_name,
      standardCode: standard_code,
    })),
)

/** Creates the list of instruments, as the latest files of KIS have it. */
export function createInstruments(database: Database): Instruments {
  const all = database.prepare('SELECT * FROM instruments')
  const total = database.prepare('SELECT count(*) AS rows FROM instruments')
  const name = database.prepare('SELECT name FROM instruments WHERE exchange = ? AND symbol = ?')
  const insert = database.prepare(`
    INSERT OR REPLACE INTO instruments (exchange, symbol, board, name, english_name, standard_code, kind)
    VALUES (:exchange, :symbol, :board, :name, :englishName, :standardCode, :kind)`)
  return {
    count: () => Number(total.get()?.['rows']),
    replace: (instruments) =>
      transact(database, () => {
        const changes = diffMasters(rowsSchema.parse(all.all()), instruments)
        database.exec('DELETE FROM instruments')
        for (const {
          exchange,
          symbol,
          board = null,
          name,
          englishName = null,
          standardCode = null,
          kind,
        } of instruments)
          insert.run({ exchange, symbol, board, name, englishName, standardCode, kind })
        return changes
      }),
    nameOf(exchange, symbol) {
      const found = name.get(exchange, symbol)?.['name']
      return typeof found === 'string' ? found : undefined
    },
  }
}
