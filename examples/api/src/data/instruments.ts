import { type Exchange, exchanges } from '@stockeye/kis-client'
import { diffMasters, type ListedInstrument, type MasterDiff } from '@stockeye/kis-client/instruments'
import { sql } from 'kysely'
import * as z from 'zod'
import { isPostgres } from './postgres.ts'
import type { Database, Tables } from './tables.ts'

export interface Instruments {
  count(): Promise<number>
  /** Puts today's list in the place of yesterday's. @returns what has changed */
  replace(instruments: readonly ListedInstrument[]): Promise<MasterDiff>
  /** Returns the Korean name; undefined for a symbol that is not listed, or before the first list. */
  nameOf(exchange: Exchange, symbol: string): Promise<string | undefined>
}

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined)

const rowsSchema: z.ZodType<ListedInstrument[]> = z.array(
  z
    .object({
      symbol: z.string(),
      exchange: z.enum(exchanges),
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

/** Rows of one statement: SQLite takes at most 32,766 values. */
const mostRows = 1_000

/** Creates the list of instruments, as the latest files of KIS have it. */
export function createInstruments(database: Database): Instruments {
  return {
    async count() {
      const counted = database.selectFrom('instruments').select((rows) => rows.fn.countAll().as('count'))
      return Number((await counted.executeTakeFirst())?.count)
    },
    replace: (instruments) =>
      database.transaction().execute(async (records) => {
        // Another process may replace the list at this moment. SQLite locks the file itself.
        if (isPostgres(records)) await sql`LOCK TABLE instruments IN SHARE ROW EXCLUSIVE MODE`.execute(records)
        const before = rowsSchema.parse(await records.selectFrom('instruments').selectAll().execute())
        await records.deleteFrom('instruments').execute()
        const rows = rowsOf(instruments)
        for (let from = 0; from < rows.length; from += mostRows)
          await records
            .insertInto('instruments')
            .values(rows.slice(from, from + mostRows))
            .execute()
        return diffMasters(before, instruments)
      }),
    async nameOf(exchange, symbol) {
      const ofExchange = database.selectFrom('instruments').where('exchange', '=', exchange)
      const found = await ofExchange.where('symbol', '=', symbol).select('name').executeTakeFirst()
      return found?.name
    },
  }
}

/** Returns one row for each instrument; of two with one symbol the last one counts. */
const rowsOf = (instruments: readonly ListedInstrument[]): readonly Tables['instruments'][] => {
  const rows = new Map<string, Tables['instruments']>()
  for (const { exchange, symbol, board, name, englishName, standardCode, kind } of instruments)
    rows.set(`${exchange} ${symbol}`, {
      exchange,
      symbol,
      board: board ?? null,
      name,
      english_name: englishName ?? null,
      standard_code: standardCode ?? null,
      kind,
    })
  return [...rows.values()]
}
