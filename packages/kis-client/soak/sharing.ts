import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileCache } from '@stockeye/test-kit/compile-cache'
import { sourceFlags } from '@stockeye/test-kit/program'
import { defineSoak } from '../../../scripts/soak/define-soak.ts'
import { gapsOf, judgeRows, readLog } from '../src/realtime/sharing/judge.test-kit.ts'
import type { MemberEvent, MemberInput, MemberReport } from '../src/realtime/sharing/member.test-kit.ts'

const takeovers = 30
const aliveMs = 100
const program = fileURLToPath(new URL('../src/realtime/sharing/member.test-kit.ts', import.meta.url))

interface Member {
  readonly name: string
  readonly child: ChildProcess
  /** Resolves with the first row after the next confirmation. */
  live(): Promise<void>
  report(): Promise<MemberReport>
}

function startMember(directory: string, log: string, name: string): Member {
  const topics = ['shared', name].map((key) => ({ trId: 'H0STCNT0', key }))
  const input: MemberInput = { name, log, directory, topics, aliveMs, silentMs: 60_000 }
  const child = spawn(process.execPath, [...sourceFlags, program, JSON.stringify(input)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...compileCache },
  })
  const next = <Event extends MemberEvent>(fits: (event: MemberEvent) => event is Event) =>
    new Promise<Event>((resolve, reject) => {
      const look = (event: MemberEvent) => {
        if (!fits(event)) return
        child.off('message', look)
        resolve(event)
      }
      child.on('message', look)
      child.once('exit', () => reject(new Error(`process ${name} has ended`)))
    })
  return {
    name,
    child,
    async live() {
      await next((event): event is MemberEvent & { is: 'row' } => event.is === 'row' && event.key === 'shared')
    },
    async report() {
      const answer = next((event): event is MemberEvent & { is: 'report' } => event.is === 'report')
      child.send('report')
      return (await answer).report
    },
  }
}

/** Returns the longest part of a gap before the death that it belongs to, in ms. */
function longestExcessMs({ states }: MemberReport, killedAt: readonly number[]): number {
  const starts = gapsOf(states['shared'] ?? []).map(({ from }) => from)
  return Math.max(0, ...starts.map((from) => (killedAt.find((at) => at >= from) ?? from) - from))
}

export default defineSoak({
  about:
    '30 times kill -9 of the process that owns the socket of an app key: never two sockets, and no row lost outside of a gap',
  size: { name: 'takeovers', full: takeovers },
  async run({ scale, log: say }) {
    const asked = Math.max(1, Math.round(takeovers * scale))
    const folder = mkdtempSync(join(tmpdir(), 'stockeye-soak-'))
    const [directory, log] = [join(folder, 'kis'), join(folder, 'log')]
    writeFileSync(log, '')
    const lines = () => readFileSync(log, 'utf8').trim().split('\n')
    const members = new Map<string, Member>()
    const [killedAt, tookMs, broken]: [number[], number[], string[]] = [[], [], []]
    let [rows, excessMs] = [0, 0]

    async function judge(member: Member) {
      const report = await member.report()
      rows += report.rows['shared']?.length ?? 0
      for (const key of Object.keys(report.rows)) {
        const { lost, repeated } = judgeRows(report, key)
        if (lost.length > 0) broken.push(`${member.name} lost ${lost.length} rows of ${key} outside of its gaps`)
        if (repeated.length > 0) broken.push(`${member.name} got ${repeated.length} rows of ${key} again or late`)
      }
      excessMs = Math.max(excessMs, longestExcessMs(report, killedAt))
    }

    async function start(name: string) {
      const member = startMember(directory, log, name)
      members.set(name, member)
      await member.live()
    }

    try {
      for (const name of ['a', 'b', 'c']) await start(name)
      for (let death = 1; death <= asked; death += 1) {
        const owner = members.get(readLog(lines()).owner ?? '')
        if (owner === undefined) throw new Error('no process has the socket')
        await judge(owner)
        members.delete(owner.name)
        const live = [...members.values()].map((member) => member.live())
        const exited = once(owner.child, 'exit')
        appendFileSync(log, `kill ${owner.name}\n`)
        killedAt.push(Date.now())
        owner.child.kill('SIGKILL')
        await exited
        await Promise.all(live)
        tookMs.push(Date.now() - (killedAt.at(-1) ?? 0))
        await start(`${owner.name[0]}${death}`)
        if (death % 10 === 0) say(`${death} of ${asked} owners were killed`)
      }
      broken.push(...readLog(lines()).overlaps)
      for (const member of members.values()) await judge(member)
      tookMs.sort((one, other) => one - other)
      const figures = {
        takeovers: tookMs.length,
        rows,
        'ms until all were live, median': tookMs[Math.floor(tookMs.length / 2)] ?? 0,
        'ms until all were live, longest': tookMs.at(-1) ?? 0,
        'ms of a gap before the death, longest': excessMs,
      }
      return { figures, broken }
    } finally {
      for (const { child } of members.values()) child.kill('SIGKILL')
      await Promise.all(
        [...members.values()].map(({ child }) => child.exitCode ?? child.signalCode ?? once(child, 'exit')),
      )
      rmSync(folder, { recursive: true })
    }
  },
})
