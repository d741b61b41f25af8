import type { Metrics } from '@stockeye/example-shared/metrics/metrics'
import { Gauge } from 'prom-client'
import { pingDatabase } from './database.ts'
import type { Database } from './tables.ts'

/** Shows at each scrape whether the database answers. */
export function measureDatabase({ registry, readAtScrape }: Metrics, database: Database): void {
  const up = new Gauge({
    name: 'stockeye_database_up',
    help: 'Whether the database of the records has answered this scrape',
    registers: [registry],
  })
  readAtScrape(
    async () => {
      await pingDatabase(database)
      return true
    },
    (isUp = false) => up.set(Number(isUp)),
  )
}
