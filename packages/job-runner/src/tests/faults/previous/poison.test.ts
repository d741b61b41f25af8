import { describe, expect, it, vi } from 'vitest'
import { isFinal } from '../../../runner/run-states.ts'
import type { Scene } from '../members.test-kit.ts'
import { describeStores, openVersion, type Stores } from './stores.test-kit.ts'
import { jobIds } from './version.test-kit.ts'

const hourMs = 60 * 60_000
/** Guard against a hang. */
const guard = { timeout: 50_000, interval: 20 }

/** A row, or a part of one, that no version writes. */
interface Poison {
  readonly what: string
  /** Statement on the file, or command on the Redis. */
  readonly write: readonly string[]
  /** Runs that the row belongs to: they end, in any final state. Others are not affected. */
  readonly runIds?: readonly string[]
}

const onRun = (runId: string, set: string) => [`UPDATE runs SET ${set} WHERE run_id = '${runId}'`]
const onDelivery = (runId: string, set: string) => [
  `UPDATE deliveries SET ${set} WHERE run_seq = (SELECT seq FROM runs WHERE run_id = '${runId}')`,
]
const openRunIds = ['run-7', 'run-8', 'run-10', 'run-12']

const inFile: readonly Poison[] = [
  ...['run-1', ...openRunIds].flatMap((runId) => [
    { what: `the JSON of ${runId} cut off`, write: onRun(runId, 'info = substr(info, 1, 40)'), runIds: [runId] },
    {
      what: `a state of a later version in ${runId}`,
      write: onRun(runId, `info = json_set(info, '$.state', 'archived')`),
      runIds: [runId],
    },
    { what: `no attempts in ${runId}`, write: onRun(runId, `info = json_remove(info, '$.attempt')`), runIds: [runId] },
  ]),
  {
    what: 'an end in a row that is open',
    write: onRun('run-12', `info = json_set(info, '$.state', 'failed')`),
    runIds: ['run-12'],
  },
  { what: 'a payload cut off', write: onRun('run-10', `payload = '{"symbol'`), runIds: ['run-10'] },
  { what: 'a holder without a lease', write: onRun('run-8', 'lease_until = NULL, lease_ms = NULL'), runIds: ['run-8'] },
  ...['run-3', 'run-4', 'run-2', 'run-12'].map((runId) => ({
    what: `a recipient of ${runId} cut off`,
    write: onDelivery(runId, `recipient = '{"channel'`),
    runIds: [runId],
  })),
  { what: 'a delivery without its run', write: onDelivery('run-3', 'run_seq = 999'), runIds: ['run-3'] },
  {
    what: 'a state of a delivery of a later version',
    write: onDelivery('run-3', `state = 'parked'`),
    runIds: ['run-3'],
  },
  { what: 'a dedupe key without its run', write: ['UPDATE dedupe_keys SET run_seq = 999'] },
  { what: 'a last slot beyond all dates', write: ['UPDATE schedules SET last_slot_at = 1e300 WHERE last_slot_at > 0'] },
  {
    what: 'a last slot before all dates',
    write: ['UPDATE schedules SET last_slot_at = -1e300 WHERE last_slot_at > 0'],
  },
  { what: 'a member with a role of a later version', write: [`UPDATE takers SET role = 'observe', until_at = 1e300`] },
]

const row = (runId: string) => `{previous}:run:${runId}`
const inRedis: readonly Poison[] = [
  ...['run-1', ...openRunIds].flatMap((runId) => [
    { what: `the JSON of ${runId} cut off`, write: ['HSET', row(runId), 'run', '{"runId'], runIds: [runId] },
    { what: `the row of ${runId} missing`, write: ['DEL', row(runId)], runIds: [runId] },
    { what: `no version in ${runId}`, write: ['HDEL', row(runId), 'version'], runIds: [runId] },
    { what: `the recipients of ${runId} cut off`, write: ['HSET', row(runId), 'recipients', '[{'], runIds: [runId] },
  ]),
  { what: 'a payload cut off', write: ['HSET', row('run-10'), 'payload', '{"symbol'], runIds: ['run-10'] },
  ...['run-3', 'run-4', 'run-2'].flatMap((runId) => [
    { what: `the delivery of ${runId} missing`, write: ['DEL', `{previous}:delivery:${runId}/0`], runIds: [runId] },
    {
      what: `the place of the delivery of ${runId} wrong`,
      write: ['HSET', `{previous}:delivery:${runId}/0`, 'place', 'x'],
      runIds: [runId],
    },
    {
      what: `a delivery of ${runId} without its run`,
      write: ['HSET', `{previous}:delivery:${runId}/0`, 'run', 'gone'],
      runIds: [runId],
    },
  ]),
  { what: 'a run in line that does not exist', write: ['ZADD', '{previous}:line:gated', '0', 'gone'] },
  { what: 'an open run that does not exist', write: ['ZADD', '{previous}:open:quick', '0', 'gone'] },
  { what: 'a BullMQ job owed to no run', write: ['ZADD', '{previous}:owed', '0', 'gone'] },
  { what: 'a deadline of no run', write: ['ZADD', '{previous}:deadlines', '1', 'gone'] },
  { what: 'a dedupe key without its run', write: ['HSET', '{previous}:dedupe:["quick","order-7"]', 'run', 'gone'] },
  {
    what: 'a last slot beyond all dates',
    write: ['HSET', '{previous}:schedule:hourly UTC every 1 h', 'lastSlotAt', '1e300'],
  },
  {
    what: 'a last slot that is no number',
    write: ['HSET', '{previous}:schedule:hourly UTC every 1 h', 'lastSlotAt', 'x'],
  },
  // The current version keeps the call of BullMQ that adds a job beside a run in line.
  { what: 'a call in line cut off', write: ['HSET', row('run-10'), 'add', 'x'] },
  {
    what: 'a call in line of another version of BullMQ',
    write: [
      'EVAL',
      "return redis.call('HSET', KEYS[1], 'add', cmsgpack.pack({ bull = 'other', keys = {}, values = {} }))",
      '1',
      row('run-10'),
    ],
  },
  { what: 'a member that serves what a later version has', write: ['HSET', '{previous}:members', '1', '{"jobs'] },
  { what: 'a member of a later version', write: ['ZADD', '{previous}:takers', '9e15', 'observe 1'] },
  { what: 'a BullMQ job that does not exist', write: ['RPUSH', '{previous}:queue:quick:wait', 'run.gone'] },
]

/** Starts the current version on a poisoned store, and waits until all that is sound is delivered and all else has ended. */
async function work(scene: Scene, stores: Stores, runIds: readonly string[]) {
  const { jobs } = await openVersion(scene, { version: 'current', startsAt: stores.writtenAt + 2 * hourMs })
  await jobs.start()
  const { runId } = await jobs.trigger('quick', { recipient: { channel: 'chat', chatId: 'reader' }, overlap: 'queue' })
  const sound = [...openRunIds, runId].filter((runId) => !runIds.includes(runId))
  await vi.waitUntil(async () => {
    const delivered = new Set(scene.seen('sent').map(({ runId }) => runId))
    const poisoned = await Promise.all(runIds.map((runId) => jobs.getRun(runId)))
    return (
      sound.every((runId) => delivered.has(runId)) && poisoned.every((run) => run === undefined || isFinal(run.state))
    )
  }, guard)
  return { jobs, states: await Promise.all(sound.map(async (runId) => (await jobs.getRun(runId))?.state)) }
}

describe('a poisoned row', () => {
  describeStores((stores) => {
    it.each(stores.kind === 'sqlite' ? inFile : inRedis)('is set aside, and stops nothing: $what', async (poison) => {
      const scene = await stores.left()
      await stores.write(scene, poison.write)

      const { jobs, states } = await work(scene, stores, poison.runIds ?? [])

      expect(states).toEqual(states.map(() => 'succeeded'))
      // A person can still read the store.
      await jobs.health()
      await jobs.listJobs()
      await Promise.all(jobIds.map((jobId) => jobs.history(jobId)))
      await jobs.listDead()
    })
  })
})
