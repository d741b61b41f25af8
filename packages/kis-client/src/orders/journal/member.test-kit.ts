// A process that uses a journal; processes.test.ts starts it.
import { appendFileSync } from 'node:fs'
import * as sqlite from 'node:sqlite'
import type { HistoryKey, JournalEntry, OrderJournal } from './journal.ts'
import { sqliteJournal } from './sqlite.ts'

export interface MemberInput {
  readonly path: string
  /** Name of the process: the holder of its leases, and part of its facts. */
  readonly name: string
  readonly task: 'obey' | 'walk'
  /** File that receives a line for each step of a walk, and for each promise that was resolved. */
  readonly notes: string
  /** Step at which the process kills itself. */
  readonly killAt?: string
}

export type MemberCommand =
  | { readonly do: 'open' | 'close' | 'salt' }
  | { readonly do: 'begin'; readonly key: HistoryKey; readonly fact: string }
  | { readonly do: 'read'; readonly key: HistoryKey }
  | { readonly do: 'win-places'; readonly key: HistoryKey; readonly count: number }
  | { readonly do: 'lease-all'; readonly accounts: readonly string[] }

export interface MemberAnswer {
  readonly value?: unknown
  /** Code of the error. */
  readonly code?: string
}

export const walkKey: HistoryKey = { account: 'account', clientOrderId: 'order' }
const [intent, filled] = [
  { at: 1_000, fact: '"intent"' },
  { at: 1_000, fact: '"filled"' },
] as const
/** Entries that a walk stores. */
export const walkEntries: readonly JournalEntry[] = [intent, filled]

if (process.argv[1] === import.meta.filename) await main(JSON.parse(process.argv[2] ?? ''))

async function main(input: MemberInput) {
  process.on('disconnect', () => process.exit(1))
  const journal = sqliteJournal({ path: input.path })
  if (input.task === 'obey') return obey(journal, input)
  await walk(journal, input)
}

function obey(journal: OrderJournal, { name }: MemberInput) {
  process.on('message', async (command: MemberCommand) => {
    const answer = await perform(journal, name, command).then(
      (value): MemberAnswer => ({ value }),
      (error): MemberAnswer => ({ code: error.code }),
    )
    process.send?.(answer)
  })
  process.send?.({ value: 'ready' })
}

async function perform(journal: OrderJournal, name: string, command: MemberCommand): Promise<unknown> {
  switch (command.do) {
    case 'open':
      return journal.open()
    case 'close':
      return journal.close()
    case 'salt':
      return journal.salt()
    case 'begin':
      return journal.begin(command.key, { at: 1_000, fact: command.fact })
    case 'read':
      return journal.read(command.key)
    case 'win-places':
      return winPlaces(journal, name, command)
    case 'lease-all':
      return leaseAll(journal, name, command.accounts)
  }
}

/** Appends to a history to which another process appends, too. @returns the places of its own entries */
async function winPlaces(
  journal: OrderJournal,
  name: string,
  { key, count }: { readonly key: HistoryKey; readonly count: number },
) {
  const places: number[] = []
  while (places.length < count) {
    const place = (await journal.read(key))?.length ?? 0
    const isStored = await journal.append(key, { at: 1_000, fact: JSON.stringify(name) }, { place, isSettled: false })
    if (isStored) places.push(place)
  }
  return places
}

/** Asks for accounts for which another process asks, too. @returns their holders */
async function leaseAll(journal: OrderJournal, name: string, accounts: readonly string[]) {
  const holders: string[] = []
  for (const account of accounts) {
    const { holder } = await journal.lease(account, { holder: name, name, untilAt: 2_000 }, 1_000)
    holders.push(holder)
  }
  return holders
}

/** Begins a history and settles it, or kills itself on the way. */
async function walk(journal: OrderJournal, { notes, killAt }: MemberInput) {
  const note = (line: string) => appendFileSync(notes, `${line}\n`)
  let count = 0
  function step(what: string) {
    count += 1
    const name = `${count} ${what}`
    if (killAt === undefined) note(`step ${name}`)
    if (killAt === name) process.kill(process.pid, 'SIGKILL')
  }
  await journal.open()
  stepAtStatements(step)
  await journal.begin(walkKey, intent)
  note('begun')
  step('begun')
  await journal.append(walkKey, filled, { place: 1, isSettled: true })
  note('settled')
  step('settled')
  process.exit(0)
}

/** Calls `step` before each statement, and after each commit. */
function stepAtStatements(step: (what: string) => void) {
  const { prototype } = sqlite.StatementSync
  for (const method of ['run', 'get', 'all'] as const) {
    const original = prototype[method]
    Object.assign(prototype, {
      [method](this: sqlite.StatementSync, ...given: unknown[]) {
        const [verb = ''] = this.sourceSQL.trim().split(' ')
        step(`before ${verb}`)
        const result: unknown = Reflect.apply(original, this, given)
        if (verb === 'COMMIT') step('after COMMIT')
        return result
      },
    })
  }
}
