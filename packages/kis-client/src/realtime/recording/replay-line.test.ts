import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { turn } from '@stockeye/test-kit/fake-clock'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { freshPath, tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import type { LineListener } from '../line.ts'
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
import { type ReplayOptions, type ReplayReport, replayLine } from './replay-line.ts'

const startAt = Date.parse('2026-11-20T09:00:00+09:00')
const laterAt = Date.parse('2026-12-05T14:00:00+09:00')

/** Records what `pass` passes to the line. */
async function record(
  pass: (listener: LineListener) => void,
  { path = freshPath('recording'), ...options }: Partial<RecordOptions> = {},
): Promise<string> {
  const source = createTestLine()
  const line = recordLine(source.open, { path, ...options }, manualClock(startAt))(createKeepingListener().listener)
  pass(source.listener())
  await line.close()
  return path
}

const recordThree = () =>
  record((listener) => {
    listener.topic(samsung, confirmedAt(startAt))
    for (const number of [0, 1, 2]) listener.frame(tradeOf(number, startAt + number * 1_000))
  })

function openReplay(path: string | readonly string[], options: ReplayOptions = {}) {
  const clock = manualClock(laterAt)
  const received = createKeepingListener()
  const reports: ReplayReport[] = []
  const line = replayLine(path, { clock, onEnd: (report) => void reports.push(report), ...options })(received.listener)
  return { clock, line, reports, ...received }
}

describe('replayLine', () => {
  it('replays frames at the rate of their recording, with the instants of their arrival', async () => {
    const { line, clock, frames, states, reports } = openReplay(await recordThree())

    line.want(samsung, 1)
    expect(frames).toEqual([])
    clock.advance(0)
    expect(frames).toEqual([tradeOf(0, startAt)])
    clock.advance(1_999)
    expect(frames).toEqual([tradeOf(0, startAt), tradeOf(1, startAt + 1_000)])
    clock.advance(1)

    expect(frames).toHaveLength(3)
    expect(states).toEqual([`005930 confirmed ${startAt}`, `005930 lost ${startAt + 2_000}`])
    expect(reports).toEqual([
      { from: startAt, to: startAt + 2_000, frames: 3, noticesLeftOut: 0, framesLost: 0, faults: 0 },
    ])
  })

  it.each([
    [10, 200],
    [Number.POSITIVE_INFINITY, 0],
  ])('replays at %s times the rate', async (speed, ms) => {
    const { line, clock, frames } = openReplay(await recordThree(), { speed })

    line.want(samsung, 1)
    clock.advance(ms)

    expect(frames).toHaveLength(3)
  })

  it('replays when a clock shows the recorded instants', async () => {
    const clock = manualClock(startAt - 5_000)
    const { line, frames } = openReplay(await recordThree(), { clock, speed: 'clock' })

    line.want(samsung, 1)
    clock.advance(4_999)
    expect(frames).toEqual([])
    clock.advance(1_001)

    expect(frames).toEqual([tradeOf(0, startAt), tradeOf(1, startAt + 1_000)])
  })

  it('refuses a topic that the recording does not have, after want has returned', async () => {
    const { line, clock, states, frames } = openReplay(await recordThree())

    line.want(hynix, 1)
    expect(states).toEqual([])
    await turn()
    clock.advance(10_000)

    expect(states).toEqual(['000660 refused: H0STCNT0|000660 is not in the recording'])
    expect(frames).toEqual([])
  })

  it('says that notices were left out', async () => {
    const path = await record((listener) => listener.topic(notices, confirmedAt(startAt)))
    const { line, states } = openReplay(path)

    line.want({ ...notices, key: 'LEEHTS' }, 1)
    await turn()

    expect(states).toEqual([
      'LEEHTS refused: the notices of H0STCNI0 were left out of the recording; record with notices: true',
    ])
  })

  it('replays recorded notices under any HTS id', async () => {
    const frame = { trId: 'H0STCNI0', count: 1, payload: 'KIMHTS^5012345601^1^', receivedAt: startAt }
    const path = await record(
      (listener) => {
        listener.topic(notices, confirmedAt(startAt))
        listener.frame(frame)
      },
      { notices: true },
    )
    const { line, clock, states, frames } = openReplay(path)

    line.want({ ...notices, key: 'LEEHTS' }, 1)
    clock.advance(0)

    expect(states[0]).toBe(`LEEHTS confirmed ${startAt}`)
    expect(frames).toEqual([frame])
  })

  it('reports the state of a topic that is wanted in the middle', async () => {
    const { line, clock, states } = openReplay(await recordThree())
    line.want(hynix, 1)
    await turn()
    clock.advance(1_000)

    line.want(samsung, 1)
    await turn()

    expect(states.at(-1)).toBe(`005930 confirmed ${startAt}`)
  })

  it('passes nothing of a topic that is no longer wanted, nor after close', async () => {
    const { line, clock, states, frames } = openReplay(await recordThree())
    line.want(samsung, 1)
    clock.advance(0)

    line.unwant(samsung)
    clock.advance(1_000)
    line.want(samsung, 1)
    await line.close()
    clock.advance(10_000)

    expect(frames).toHaveLength(1)
    expect(states).toEqual([`005930 confirmed ${startAt}`])
  })

  it('loses topics over a part that cannot be read, and confirms them after it', async () => {
    const path = await record((listener) => {
      listener.topic(samsung, confirmedAt(startAt))
      for (const number of [0, 1, 2]) listener.frame({ ...tradeOf(number, startAt + number), payload: noise(number) })
    })
    const [name = ''] = readdirSync(path)
    damage(join(path, name), 0.6)
    const { line, clock, states, troubles, reports } = openReplay(path)

    line.want(samsung, 1)
    clock.advance(5)

    expect(troubles).toEqual([expect.objectContaining({ code: 'KIS_RECORDING', file: join(path, name), line: 4 })])
    expect(states).toEqual([
      `005930 confirmed ${startAt}`,
      `005930 lost ${startAt}`,
      `005930 confirmed ${startAt + 2}`,
      `005930 lost ${startAt + 2}`,
    ])
    expect(reports).toEqual([expect.objectContaining({ frames: 2, faults: 1 })])
  })

  it('loses topics between the files of two processes', async () => {
    const path = await recordThree()
    const restartAt = startAt + 60_000
    await record(
      (listener) => {
        listener.topic(samsung, confirmedAt(restartAt + 100))
        listener.frame(tradeOf(3, restartAt + 200))
      },
      { path, clock: manualClock(restartAt) },
    )
    const { line, clock, states, frames } = openReplay(path)

    line.want(samsung, 1)
    clock.advance(100_000)

    expect(frames).toHaveLength(4)
    expect(states).toEqual([
      `005930 confirmed ${startAt}`,
      `005930 lost ${startAt + 2_000}`,
      `005930 confirmed ${restartAt + 100}`,
      `005930 lost ${restartAt + 200}`,
    ])
  })

  it('keeps topics confirmed from one file of a recorder to the next', async () => {
    const midnight = Date.parse('2026-11-21T00:00:00+09:00')
    const path = await record((listener) => {
      listener.topic(samsung, confirmedAt(startAt))
      listener.frame(tradeOf(1, midnight - 1))
      listener.frame(tradeOf(2, midnight))
    })
    const { line, clock, states, frames } = openReplay(path, { speed: Number.POSITIVE_INFINITY })

    line.want(samsung, 1)
    clock.advance(1)

    expect(readdirSync(path)).toHaveLength(2)
    expect(frames).toHaveLength(2)
    expect(states).toEqual([`005930 confirmed ${startAt}`, `005930 lost ${midnight}`])
  })

  it('keeps a topic stale that was recorded so, over a part that is missing and into the next file', () => {
    const file = join(tempFolder('text'), 'recording.jsonl')
    const topic = { topic: samsung, state: { is: 'confirmed', at: 1, silence: 'stale' } }
    const entries = [
      { recording: 1, at: 1_000, topics: [topic] },
      { at: 2_000, trId: 'H0STCNT0', count: 1, payload: 'a' },
      { at: 3_000, lost: 7 },
      { recording: 1, at: 5_000, topics: [] },
      { recording: 1, at: 6_000, topics: [topic] },
      { at: 7_000, trId: 'H0STCNT0', count: 1, payload: 'b' },
    ]
    writeFileSync(file, entries.map((entry) => JSON.stringify(entry)).join('\n'))
    const { line, clock, states } = openReplay(file)

    line.want(samsung, 1)
    clock.advance(6_000)

    expect(states).toEqual([
      '005930 confirmed 1000 stale',
      // Rows of a stale topic may be missing since its confirmation.
      '005930 lost 1000',
      '005930 confirmed 3000 stale',
      '005930 lost 3000',
      '005930 confirmed 6000 stale',
      '005930 lost 6000',
    ])
  })

  it('reports a file that was removed before its turn, and replays the others', async () => {
    const path = await recordThree()
    const [name = ''] = readdirSync(path)
    const missing = join(path, '20261119-090000-000.jsonl.gz')
    copyFileSync(join(path, name), missing)
    const { line, clock, frames, troubles, reports } = openReplay(path)
    rmSync(missing)

    line.want(samsung, 1)
    clock.advance(2_000)

    expect(troubles).toEqual([expect.objectContaining({ code: 'KIS_RECORDING', file: missing })])
    expect(frames).toHaveLength(3)
    expect(reports).toEqual([expect.objectContaining({ frames: 3, faults: 1 })])
  })

  it('reports an error of onEnd as a trouble', async () => {
    const failure = new Error('a fault of the user')
    const { line, clock, troubles } = openReplay(await recordThree(), {
      onEnd() {
        throw failure
      },
    })

    line.want(samsung, 1)
    clock.advance(2_000)

    expect(troubles).toEqual([failure])
  })

  it('loses topics over the frames that the recorder lost', () => {
    const file = join(tempFolder('text'), 'recording.jsonl')
    const topic = { topic: samsung, state: { is: 'confirmed', at: 1 } }
    const entries = [
      { recording: 1, at: 1_000, topics: [topic] },
      { at: 2_000, trId: 'H0STCNT0', count: 1, payload: 'a' },
      { recording: 1, at: 5_000, topics: [topic] },
      { at: 5_000, lost: 7 },
      { at: 5_000, trId: 'H0STCNT0', count: 1, payload: 'b' },
    ]
    writeFileSync(file, entries.map((entry) => JSON.stringify(entry)).join('\n'))
    const { line, clock, states, reports } = openReplay(file)

    line.want(samsung, 1)
    clock.advance(5_000)

    expect(states).toEqual(['005930 confirmed 1000', '005930 lost 2000', '005930 confirmed 5000', '005930 lost 5000'])
    expect(reports).toEqual([expect.objectContaining({ frames: 2, framesLost: 7 })])
  })

  it('reports a path that does not exist, and a folder without a recording', () => {
    expect(() => replayLine(freshPath('nothing'))).toThrowError(expect.objectContaining({ field: 'path' }))
    expect(() => replayLine(tempFolder('empty'))).toThrowError(expect.objectContaining({ field: 'path' }))
  })
})

describe('readRecording', () => {
  it('reads the whole part of a file that is cut anywhere, and reports where it ends', async () => {
    const path = await record((listener) => {
      for (let number = 1; number <= 6; number += 1)
        listener.frame({ ...tradeOf(number, startAt), payload: noise(number) })
    })
    const whole = [...readRecording(listRecordingFiles(path))]
    const bytes = readFileSync(join(path, readdirSync(path)[0] ?? ''))
    const cut = join(tempFolder('cut'), 'cut.jsonl.gz')

    for (let part = 1; part < 40; part += 1) {
      writeFileSync(cut, bytes.subarray(0, Math.floor((bytes.length * part) / 40)))
      const entries = [...readRecording(listRecordingFiles(cut))]
      const read = entries.slice(0, -1)
      expect(whole.slice(0, read.length)).toEqual(read)
      expect(entries.at(-1)).toMatchObject({ kind: 'fault', error: { file: cut, line: read.length + 1 } })
    }
  })

  it('throws for no damage, and takes no changed entry for a whole one', async () => {
    const path = await record((listener) => {
      for (let number = 1; number <= 4; number += 1)
        listener.frame({ ...tradeOf(number, startAt), payload: noise(number) })
    })
    const whole = new Set([...readRecording(listRecordingFiles(path))].map((entry) => JSON.stringify(entry)))
    const file = join(path, readdirSync(path)[0] ?? '')
    const bytes = readFileSync(file)

    for (let part = 0; part < 40; part += 1) {
      writeFileSync(file, bytes)
      damage(file, part / 40)
      const entries = [...readRecording(listRecordingFiles(file))]
      // A damaged byte that says nothing, such as the system of the writer, changes nothing.
      for (const entry of entries) if (entry.kind !== 'fault') expect(whole).toContain(JSON.stringify(entry))
    }
  })

  it('reads a file that was unpacked, and names the line of it that is wrong', () => {
    const file = join(tempFolder('text'), 'recording.jsonl')
    writeFileSync(
      file,
      `{"recording":1,"at":1,"topics":[]}\n{"at":2,"trId":"H0STCNT0","count":1,"payload":"a^b"}\n{"at":3,"trId":"H0STCNT0","count":0,"payload":"a"}\n{"at":4,"lost":2}`,
    )

    expect([...readRecording(listRecordingFiles(file))]).toMatchObject([
      { kind: 'start' },
      { kind: 'frame', frame: { payload: 'a^b', receivedAt: 2 } },
      { kind: 'fault', error: { file, line: 3 } },
      { kind: 'lost', frames: 2 },
    ])
  })
})

/** Returns text that does not compress much, long enough that each frame has a gzip member of its own. */
function noise(seed: number): string {
  let text = ''
  for (let state = seed + 1; text.length < 300_000; state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0)
    text += (state >>> 0).toString(36)
  return text
}

/** Changes one byte of a file, at a share of its length. */
function damage(file: string, share: number): void {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length * share)
  bytes[at] = (bytes[at] ?? 0) ^ 0x5a
  writeFileSync(file, bytes)
}
