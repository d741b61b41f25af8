import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Chance, createChance } from '@stockeye/test-kit/chance'
import { sourceFlags } from '@stockeye/test-kit/program'
import type { ExchangeEvent, ExchangeOptions } from './exchange.ts'
import { type Finding, judgeTakeovers } from './judge.ts'
import type { Life, SentRow } from './life.ts'
import type { MemberEvent, MemberOptions } from './member.ts'

interface Member extends Life {
  readonly child: ChildProcess
  /** Number of the events at the last takeover. */
  mark: number
}

const krx = [
  ...['005930', '000660', '005380', '000270', '035420', '035720', '051910', '006400', '068270', '207940', '005490'],
  ...['105560', '055550', '012330', '066570', '017670', '030200', '015760', '034020', '006800', '011200', '003490'],
  ...['247540', '086520', '196170', '028300', '035900', '293490', '069500', '122630', '114800', '133690'],
]
const small = Array.from({ length: 10 }, (_, index) => String(900_001 + index))
/** One topic more than an app key has places. */
const symbols = [...krx, ...small]
const placesOfKey = 41

/** Returns the keys of a program: every second one is common to all, the others are its own. */
const keysOf = (index: number, topics: number): readonly string[] =>
  symbols.slice(0, topics).filter((_, place) => place % 2 === 0 || (place >> 1) % memberCount === index)

/** Guard against a hang, not a measure of speed, in ms. */
const resumeMs = 60_000
const memberCount = 3

/** Starts three programs that share one socket, and kills its owner so many times at moments of chance. */
export async function runTakeovers({
  takeovers,
  topics = symbols.length,
  seed,
  log,
}: {
  readonly takeovers: number
  /** Number of topics of all programs together. @default 42 */
  readonly topics?: number
  readonly seed: number
  readonly log: (line: string) => void
}): Promise<Finding> {
  const directory = mkdtempSync(join(tmpdir(), 'takeover-'))
  const chance = createChance(seed)
  const children: ChildProcess[] = []
  try {
    const exchange = await startExchange({ seed, small }, children)
    const lives: Member[] = []
    const start = (index: number) => {
      const options = {
        hosts: exchange.hosts,
        credentials: exchange.credentials,
        directory: join(directory, 'kis'),
        keys: keysOf(index, topics),
      }
      const member = startMember(`program ${lives.length + 1}`, options, children)
      lives.push(member)
      return member
    }
    const members = Array.from({ length: memberCount }, (_, index) => start(index))
    await untilResumed(members)
    let resumed = 0
    const notResumed: string[] = []
    for (let done = 1; done <= takeovers; done += 1) {
      const place = await killOwner(members, chance)
      const others = members.filter((_, index) => index !== place)
      // Some owners die while they still register.
      if (chance.happens(0.3)) await untilOwned(others)
      else if (await untilResumed(others)) resumed += others.length
      else notResumed.push(`not all topics were live again ${resumeMs} ms after death ${done}`)
      members[place] = start(place)
      if (done % 5 === 0) log(`${done} of ${takeovers} owners were killed`)
    }
    await untilResumed(members)
    await sleep(2_000)
    const report = await exchange.report()
    return judgeTakeovers({ lives, sent: exchange.sent, report, takeovers, resumed, notResumed })
  } finally {
    for (const child of children) child.kill('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Kills the owner at a moment of chance. @returns its place */
async function killOwner(members: readonly Member[], chance: Chance): Promise<number> {
  await sleep(chance.whole(0, 4_000))
  const place = members.findIndex(isOwner)
  const owner = members[place]
  if (owner === undefined) throw new Error('no program has the socket')
  for (const member of members) member.mark = member.events.length
  owner.child.kill('SIGKILL')
  owner.killedAt = Date.now()
  await once(owner.child, 'exit')
  return place
}

const isOwner = ({ events, killedAt }: Member) => killedAt === undefined && events.some(({ is }) => is === 'owner')

async function until(holds: () => boolean): Promise<boolean> {
  const end = Date.now() + resumeMs
  while (Date.now() < end) {
    if (holds()) return true
    await sleep(20)
  }
  return holds()
}

const untilOwned = (members: readonly Member[]) => until(() => members.some(isOwner))

/** Waits until each topic of the programs is live, but for the one that has no place. */
const untilResumed = (members: readonly Member[]) =>
  until(() => {
    const waiting = new Set(members.flatMap((member) => waitingOf(member)))
    const topics = new Set(members.flatMap(({ keys }) => keys)).size
    return members.some(isOwner) && waiting.size <= Math.max(0, topics - placesOfKey)
  })

/** Returns the topics of a program that are not live since the last death. */
function waitingOf({ keys, events, mark }: Member): readonly string[] {
  const statuses = new Map<string, string>(keys.map((key) => [key, 'pending']))
  let isLost = mark === 0
  for (const [index, event] of events.entries()) {
    if (event.is !== 'topic') continue
    statuses.set(event.key, event.status)
    if (index >= mark) isLost ||= event.status === 'gap'
  }
  if (!isLost) return keys
  return keys.filter((key) => statuses.get(key) !== 'live' && statuses.get(key) !== 'quiet')
}

function startChild(file: string, options: unknown, children: ChildProcess[]): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [...sourceFlags, path, JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  return child
}

function startMember(name: string, options: MemberOptions, children: ChildProcess[]): Member {
  const child = startChild('./member.ts', options, children)
  const events: MemberEvent[] = []
  child.on('message', (event: MemberEvent) => events.push(event))
  return { name, keys: options.keys, events, killedAt: undefined, child, mark: 0 }
}

async function startExchange(options: ExchangeOptions, children: ChildProcess[]) {
  const child = startChild('./exchange.ts', options, children)
  const sent = new Map<string, SentRow[]>(symbols.map((key) => [key, []]))
  const ready = Promise.withResolvers<Extract<ExchangeEvent, { is: 'ready' }>>()
  const reported = Promise.withResolvers<Extract<ExchangeEvent, { is: 'report' }>>()
  child.on('message', (event: ExchangeEvent) => {
    if (event.is === 'ready') ready.resolve(event)
    else if (event.is === 'report') reported.resolve(event)
    else for (const row of event.rows) sent.get(event.key)?.push({ at: event.at, row })
  })
  child.once('exit', () => ready.reject(new Error('the exchange has ended')))
  const { hosts, credentials } = await ready.promise
  return {
    hosts,
    credentials,
    sent,
    report() {
      child.send('report')
      return reported.promise
    },
  }
}
