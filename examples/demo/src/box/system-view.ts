import type { Stream, TopicReport } from '@stockeye/kis-client'
import { createFigureCounter } from '../count/figures.ts'
import type { ServiceProgram } from '../system/service.ts'
import type { SystemOptions } from '../system/system.ts'
import type { TokenOwner } from '../system/tokens.ts'
import type { TraderProgram } from '../system/trader.ts'
import type { World } from '../system/world.ts'
import type { BoxSession, BoxToken, BoxTopic } from './contract.ts'
import type { Hub } from './hub.ts'
import { createOrderEntries, createTimeline, endOf, type Timeline } from './timeline.ts'

/** View of the system: what its programs report becomes events of the hub, also through their restarts. */
export interface SystemView {
  readonly timeline: Timeline
  /** Hooks for `startSystem`. */
  readonly watch: NonNullable<SystemOptions['watch']>
  /** Sends what no event of a program announces. */
  refresh(): void
}

export function createSystemView(world: World, hub: Hub): SystemView {
  const { clock } = world
  const timeline = createTimeline(clock, (entry) => hub.send('timeline', entry))
  const counter = createFigureCounter(world)
  const tokens: BoxToken[] = []
  const sessions: BoxSession[] = []
  const topics = new Map<string, BoxTopic>()
  let shown = ''

  function watchTokens(owner: TokenOwner): void {
    counter.watch.owner(owner)
    const { tokens: owned } = owner
    owned.on('rotated', ({ token, cause }) => {
      const { generation, issuedAt, expiresAt } = token
      const last = tokens.at(-1)
      if (last?.generation === generation) return
      if (last !== undefined) tokens[tokens.length - 1] = { ...last, endedAt: clock.now() }
      tokens.push({ generation, issuedAt, expiresAt, cause })
      hub.send('tokens', tokens)
      timeline.add('token', 'TOKEN_ROTATED', { values: { generation, cause, expiresAt } })
    })
    owned.on('expired', ({ token: { generation } }) =>
      timeline.add('token', 'TOKEN_EXPIRED', { level: 'error', values: { generation } }),
    )
    owned.on('refresh-failed', ({ error: { code } }) =>
      timeline.add('token', 'TOKEN_REFRESH_FAILED', { level: 'warning', values: { reason: code } }),
    )
  }

  function watchSessions({ kis }: Pick<TraderProgram, 'kis'>): void {
    kis.on('session', ({ generation, replaces }) => {
      const now = clock.now()
      for (const [index, session] of sessions.entries())
        if (session.retiredAt === undefined) sessions[index] = { ...session, retiredAt: now }
      sessions.push({ generation, builtAt: now })
      hub.send('sessions', sessions)
      const code = replaces === undefined ? 'SESSION_BUILT' : 'SESSION_REBUILT'
      timeline.add('session', code, { values: { generation } })
    })
  }

  function watchStream(stream: Stream): void {
    topics.clear()
    stream.on('topic', ({ feed, key, status, since }: TopicReport) => {
      const id = `${feed} ${key}`
      const before = topics.get(id)?.state
      topics.set(id, { feed, key, state: status, sinceAt: since })
      hub.send('topics', [...topics.values()])
      if (before !== undefined && before !== status && status !== 'quiet' && before !== 'quiet')
        timeline.add('stream', 'TOPIC_CHANGED', { values: { feed, key, state: status } })
    })
  }

  function watchTrader(program: TraderProgram): void {
    counter.watch.trader(program)
    watchSessions(program)
    const note = createOrderEntries(timeline)
    program.running.then(
      ({ desk }) => {
        desk.listen((event) => {
          if (event.kind === 'order') note(event.order)
        })
      },
      () => timeline.add('trader', 'TRADER_FAILED', { level: 'error' }),
    )
  }

  function watchService(program: ServiceProgram): void {
    counter.watch.service(program)
    const { jobs } = program
    jobs.on('started', ({ run: { jobName, runId } }) =>
      timeline.add('job', 'JOB_STARTED', { run: runId, values: { job: jobName } }),
    )
    jobs.on('ended', ({ run }) => timeline.add(...endOf(run)))
  }

  return {
    timeline,
    watch: { owner: watchTokens, trader: watchTrader, service: watchService, stream: watchStream },
    refresh() {
      const now = counter.read()
      const text = JSON.stringify(now)
      if (text === shown) return
      shown = text
      hub.send('figures', now)
    },
  }
}
