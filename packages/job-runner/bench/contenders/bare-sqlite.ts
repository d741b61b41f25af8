import * as sqlite from 'node:sqlite'
import { type Figures, type Load, slots } from './measure-runs.ts'

const info = (runId: string, state: string) =>
  JSON.stringify({
    runId,
    jobId: 'job-1',
    jobName: 'job 1',
    cause: 'manual',
    acceptedAt: Date.now(),
    maxAttempts: 1,
    state,
    attempt: 1,
    crashes: 0,
    cancelRequested: false,
  })

/** Opens a file with two tables without an index, as durable as ours. */
function openTables(path: string) {
  const database = new sqlite.DatabaseSync(path)
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE runs (seq INTEGER PRIMARY KEY, info TEXT NOT NULL);
    CREATE TABLE deliveries (seq INTEGER PRIMARY KEY, recipient TEXT NOT NULL, state TEXT NOT NULL)`)
  const addRun = database.prepare('INSERT INTO runs (info) VALUES (?)')
  const addDelivery = database.prepare('INSERT INTO deliveries (recipient, state) VALUES (?, ?)')
  const stepRun = database.prepare('UPDATE runs SET info = ? WHERE seq = ?')
  const stepDelivery = database.prepare('UPDATE deliveries SET state = ? WHERE seq = ?')
  return {
    database,
    /** Stores a run and its recipient, and returns the number of both. */
    add(): number {
      addDelivery.run('{"channel":"complete"}', 'waiting')
      return Number(addRun.run(info('00000000-0000-0000-0000-000000000000', 'queued')).lastInsertRowid)
    },
    stepRun: (seq: number, state: string) => void stepRun.run(info(`${seq}`, state), seq),
    stepDelivery: (seq: number, state: string) => void stepDelivery.run(state, seq),
  }
}

function measure(count: number, work: () => void): Figures {
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  work()
  const seconds = (performance.now() - startedAt) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: count / seconds, cpuMs: (user + system) / 1_000 / count }
}

/** Measures a loop that commits the rows of runs and deliveries, a batch of ten with one fsync: no search, no lease, no callback. */
export function measureBareLoop(path: string, { backlog, count }: Load): Figures {
  const { database, add, stepRun, stepDelivery } = openTables(path)
  database.exec('BEGIN')
  for (let index = 0; index < backlog; index += 1) add()
  database.exec('COMMIT')
  const figures = measure(count, () => {
    for (let first = 1; first <= count; first += slots) {
      database.exec('BEGIN IMMEDIATE')
      for (let seq = first; seq < first + slots; seq += 1) {
        add()
        stepRun(seq, 'running')
        stepDelivery(seq, 'in_flight')
        if (seq <= slots) continue
        stepRun(seq - slots, 'succeeded')
        stepDelivery(seq - slots, 'delivered')
      }
      database.exec('COMMIT')
    }
  })
  database.close()
  return figures
}

/** Measures a loop with two commits for each run: its start, with the trigger that keeps the backlog, and its end with its completion. */
export function measureTwoCommits(path: string, { backlog, count }: Load): Figures {
  const { database, add, stepRun, stepDelivery } = openTables(path)
  database.exec('BEGIN')
  for (let index = 0; index < backlog; index += 1) add()
  database.exec('COMMIT')
  const figures = measure(count, () => {
    for (let seq = 1; seq <= count; seq += 1) {
      database.exec('BEGIN IMMEDIATE')
      add()
      stepRun(seq, 'running')
      database.exec('COMMIT')
      database.exec('BEGIN IMMEDIATE')
      stepRun(seq, 'succeeded')
      stepDelivery(seq, 'delivered')
      database.exec('COMMIT')
    }
  })
  database.close()
  return figures
}
