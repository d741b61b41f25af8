import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { startProgram } from '@stockeye/test-kit/program'
import { freshPath, tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { KisRecordingError } from '../../errors.ts'
import { fakeKis } from '../session/fake-kis.test-kit.ts'
import { createStream } from '../stream/create-stream.ts'
import type { TopicState } from '../topics/topic.ts'
import { listRecordingFiles } from './files.ts'
import { readRecording } from './read-recording.ts'
import { type RecordOptions, recordLine } from './record-line.ts'
import {
  confirmedAt,
  createKeepingListener,
  createTestLine,
  hynix,
  notices,
  samsung,
  tradeOf,
} from './recorded-line.test-kit.ts'

const startAt = Date.parse('2026-11-20T09:00:00+09:00')

function openRecorded(options: Partial<RecordOptions> = {}) {
  const clock = manualClock(startAt)
  const folder = freshPath('recording')
  const source = createTestLine()
  const received = createKeepingListener()
  const line = recordLine(source.open, { path: folder, ...options }, clock)(received.listener)
  return { clock, folder, source, received, line, listener: source.listener() }
}

const kindsIn = (folder: string) => [...readRecording(listRecordingFiles(folder))].map(({ kind }) => kind)
const textOf = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map((name) => gunzipSync(readFileSync(join(folder, name))).toString())
    .join('')

describe('recordLine', () => {
  it('records frames and states as they pass', async () => {
    const { folder, listener, received, source, line } = openRecorded()

    line.want(samsung, 1)
    listener.topic(samsung, confirmedAt(startAt))
    listener.frame(tradeOf(1, startAt + 5))
    listener.trouble(Object.assign(new Error('approval key abc'), { code: 'KIS_UNREACHABLE' }))
    await line.close()

    expect(received).toMatchObject({ frames: [tradeOf(1, startAt + 5)], states: [`005930 confirmed ${startAt}`] })
    expect(source.calls).toEqual(['want 005930 1', 'close'])
    expect([...readRecording(listRecordingFiles(folder))]).toEqual([
      { kind: 'start', at: startAt, topics: [] },
      { kind: 'topic', at: startAt, topic: samsung, state: { is: 'confirmed', at: startAt } },
      { kind: 'frame', at: startAt + 5, frame: tradeOf(1, startAt + 5) },
      { kind: 'trouble', at: startAt, name: 'KIS_UNREACHABLE' },
    ])
  })

  it.each<TopicState>([
    { is: 'pending', heldUp: { reason: 'fault', nextTryAt: startAt + 10_000 } },
    { is: 'pending', heldUp: { reason: 'no-place', holders: ['H0STCNT0|000660'] } },
    { is: 'confirmed', at: startAt, silence: 'stale' },
    { is: 'lost', from: startAt, isCertain: false, heldUp: { reason: 'held', nextTryAt: startAt + 300_000 } },
    { is: 'refused', refusal: { reason: 'refused', messageCode: 'OPSP8993', message: 'INVALID INPUT : tr_key' } },
  ])('records the state %j as it is', async (state) => {
    const { folder, listener, line } = openRecorded()

    listener.topic(samsung, state)
    await line.close()

    expect([...readRecording(listRecordingFiles(folder))].at(-1)).toEqual({
      kind: 'topic',
      at: startAt,
      topic: samsung,
      state,
    })
  })

  it.each(['a\nb^"c"', '\u0000^\ud83d', '삼성전자^🙂', ''])('records the payload %j as it is', async (payload) => {
    const { folder, listener, line } = openRecorded()

    listener.frame({ ...tradeOf(1, startAt), payload })
    await line.close()

    expect([...readRecording(listRecordingFiles(folder))].at(-1)).toMatchObject({ frame: { payload } })
  })

  it('dates what a stream records by the clock of its client', async () => {
    const clock = fakeClock(startAt)
    const folder = freshPath('recording')
    const stream = createStream(fakeKis(1, clock).client, { record: { path: folder, clock: undefined } })
    stream.listen(ccnlKrx, '005930', () => undefined)

    const closed = stream.close()
    await clock.advance(5_000)
    await closed

    expect([...readRecording(listRecordingFiles(folder))][0]).toMatchObject({ kind: 'start', at: startAt })
  })

  it('records nothing after close', async () => {
    const { folder, listener, line, clock } = openRecorded()

    await line.close()
    listener.frame(tradeOf(1, startAt))
    clock.advance(10_000)

    expect(clock.waits()).toEqual([])
    expect(existsSync(folder)).toBe(false)
  })

  it('writes files that gunzip reads as lines of JSON, and that other users cannot read', async () => {
    const { folder, listener, line } = openRecorded()

    for (let number = 1; number <= 10_000; number += 1) listener.frame(tradeOf(number, startAt))
    await line.close()

    const [name = ''] = readdirSync(folder)
    expect(name).toBe('20261120-090000-000.jsonl.gz')
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    const lines = textOf(folder).trimEnd().split('\n')
    expect(lines).toHaveLength(10_001)
    expect(JSON.parse(lines[10_000] ?? '')).toEqual({
      at: startAt,
      trId: 'H0STCNT0',
      count: 1,
      payload: '005930^102959^70100^10000',
    })
  })

  it('keeps all but the last second of a process that is killed', async () => {
    const folder = tempFolder('recording')
    const program = startProgram(new URL('killed-recorder.test-kit.ts', import.meta.url), { args: [folder] })
    await program.printed(/recorded/)

    await program.end('SIGKILL')

    const entries = [...readRecording(listRecordingFiles(folder))]
    expect(entries.map(({ kind }) => kind)).toEqual(['start', 'topic', ...Array(100).fill('frame')])
  })

  it('leaves out notices, and the HTS id, and counts the notices', async () => {
    const { folder, listener, line } = openRecorded()

    listener.topic(notices, confirmedAt(startAt))
    listener.topic(samsung, {
      is: 'pending',
      heldUp: { reason: 'no-place', holders: ['H0STCNI0|KIMHTS', 'H0STCNT0|000660'] },
    })
    listener.frame({ trId: 'H0STCNI0', count: 2, payload: 'KIMHTS^5012345601^1^', receivedAt: startAt })
    await line.close()

    expect([...readRecording(listRecordingFiles(folder))]).toContainEqual({
      kind: 'left-out',
      at: startAt,
      trId: 'H0STCNI0',
      count: 2,
    })
    expect(textOf(folder)).not.toMatch(/KIMHTS|5012345601/)
    expect(textOf(folder)).toContain('H0STCNT0|000660')
  })

  it('records notices if the user says so', async () => {
    const { folder, listener, line } = openRecorded({ notices: true })

    listener.topic(notices, confirmedAt(startAt))
    listener.frame({ trId: 'H0STCNI0', count: 1, payload: 'KIMHTS^5012345601^1^', receivedAt: startAt })
    await line.close()

    expect(textOf(folder)).toContain('KIMHTS^5012345601^1^')
  })

  it('begins a new file with each Korean day, which repeats the states of the topics', async () => {
    const { folder, listener, line } = openRecorded()
    const evening = Date.parse('2026-11-20T23:59:59+09:00')

    listener.topic(samsung, confirmedAt(startAt))
    listener.topic(hynix, confirmedAt(startAt))
    line.unwant(hynix)
    listener.frame(tradeOf(1, evening))
    listener.frame(tradeOf(2, evening + 1_000))
    await line.close()

    expect(readdirSync(folder)).toEqual(['20261120-090000-000.jsonl.gz', '20261121-000000-000.jsonl.gz'])
    expect([...readRecording(listRecordingFiles(join(folder, '20261121-000000-000.jsonl.gz')))]).toEqual([
      { kind: 'start', at: evening + 1_000, topics: [{ topic: samsung, state: confirmedAt(startAt) }] },
      { kind: 'frame', at: evening + 1_000, frame: tradeOf(2, evening + 1_000) },
    ])
  })

  it('records that a topic is no longer wanted as an end of its delivery', async () => {
    const { folder, listener, line } = openRecorded()

    listener.topic(samsung, confirmedAt(startAt))
    line.unwant(samsung)
    await line.close()

    expect([...readRecording(listRecordingFiles(folder))].at(-1)).toMatchObject({
      topic: samsung,
      state: { is: 'lost', from: startAt, isCertain: true },
    })
  })

  it('begins a new file at a size, and removes the oldest', async () => {
    const { folder, listener, line } = openRecorded({ maxFileBytes: 1_000, maxBytes: 50_000 })

    for (let number = 1; number <= 60_000; number += 1) listener.frame(tradeOf(number, startAt + number))
    await line.close()

    const names = readdirSync(folder)
    const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    expect(names.length).toBeGreaterThan(1)
    expect(names).not.toContain('20261120-090000-000.jsonl.gz')
    // The newest file is written after the removal.
    expect(bytes).toBeLessThan(100_000)
    expect([...readRecording(listRecordingFiles(folder))].at(-1)).toMatchObject({
      frame: tradeOf(60_000, startAt + 60_000),
    })
  })

  it('writes into no file of another recorder', async () => {
    const folder = freshPath('recording')
    const [first, second] = [openRecorded({ path: folder }), openRecorded({ path: folder })]

    first.listener.frame(tradeOf(1, startAt))
    second.listener.frame(tradeOf(2, startAt))
    await Promise.all([first.line.close(), second.line.close()])

    expect(readdirSync(folder)).toEqual(['20261120-090000-000.jsonl.gz', '20261120-090000-001.jsonl.gz'])
    expect(kindsIn(folder)).toEqual(['start', 'frame', 'start', 'frame'])
  })

  it('reports once that nothing can be written, passes frames on, and counts those that were lost', async () => {
    const blocked = join(tempFolder('recording'), 'file')
    writeFileSync(blocked, '')
    const clock = fakeClock(startAt)
    const { listener, received, line } = openRecorded({ path: blocked, clock })

    for (let second = 0; second < 3; second += 1) {
      listener.frame(tradeOf(second, clock.now()))
      await clock.advance(1_000)
    }
    await expect.poll(() => received.troubles.length).toBe(1)
    rmSync(blocked)
    listener.frame(tradeOf(3, clock.now()))
    await line.close()

    expect(received.frames).toHaveLength(4)
    expect(received.troubles).toEqual([expect.any(KisRecordingError)])
    expect(received.troubles[0]).toMatchObject({ code: 'KIS_RECORDING', file: blocked })
    const entries = [...readRecording(listRecordingFiles(blocked))]
    const lost = entries.reduce((sum, entry) => sum + (entry.kind === 'lost' ? entry.frames : 0), 0)
    expect(entries.slice(0, 2).map(({ kind }) => kind)).toEqual(['start', 'lost'])
    expect(lost + entries.filter(({ kind }) => kind === 'frame').length).toBe(4)
  })

  it('loses frames instead of memory when the disk takes none', async () => {
    const { folder, listener, line } = openRecorded()
    const long = 'x'.repeat(1_000_000)

    for (let number = 1; number <= 40; number += 1) listener.frame({ ...tradeOf(number, startAt), payload: long })
    await line.close()

    const entries = [...readRecording(listRecordingFiles(folder))]
    expect(entries.filter(({ kind }) => kind === 'frame')).toHaveLength(17)
    expect(entries.at(-1)).toEqual({ kind: 'lost', at: startAt, frames: 23 })
  })

  it.each([
    [{ path: ' ' }, 'path'],
    [{ path: 'x', maxBytes: 0 }, 'maxBytes'],
    [{ path: 'x', pathh: 'y' }, 'pathh'],
  ])('refuses the options %j', (options, field) => {
    expect(() => recordLine(createTestLine().open, options, manualClock())).toThrowError(
      expect.objectContaining({ field }),
    )
  })
})
