import { createCipheriv } from 'node:crypto'
import type { Feed } from '../../endpoint.ts'
import { allFeeds } from '../../endpoints/feeds.gen.ts'
import { decrypt } from './cipher.ts'
import type { FeedRow } from './feed-row.ts'
import { readMessage } from './read-message.ts'
import { createRowReader, type RowReader } from './row-reader.ts'

const cipher = { key: 'k'.repeat(32), iv: 'i'.repeat(16) }
const receivedAt = Date.parse('2026-11-30T10:30:00+09:00')

/** A feed with a reader of some of its columns. */
interface Subject {
  readonly feed: Feed<string>
  readonly columns: readonly string[]
  readonly reader: RowReader<FeedRow<Feed<string>, string>>
}

/** Numbers of messages by what became of them. */
export interface FuzzCounts {
  frames: number
  rows: number
  answers: number
  pings: number
  malformed: number
  /** Whole frames whose rows differ from those of `split`. */
  wrong: number
}

/** Reads random messages: whole ones, and such that were cut, mixed up or made of any characters. It throws if a reader does. */
export function createFrameFuzz(random: () => number): { run(messages: number): FuzzCounts } {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const subjects = allFeeds.map((feed): Subject => {
    const columns = feed.columns.filter(() => random() < 0.2)
    return { feed, columns, reader: createRowReader(feed, columns) }
  })
  const values = [
    '',
    '(null)',
    '0',
    '-0.00',
    '+1.26',
    '0005',
    '70100',
    ' 12.5 ',
    '20261130',
    '093015',
    'N',
    '삼성전자',
    '-',
  ]

  const createPayload = ({ feed }: Subject, count: number): string => {
    const width = pick(feed.widths ?? [feed.columns.length]) + (random() < 0.1 ? Math.floor(random() * 3) : 0)
    return Array.from({ length: count * width }, () => pick(values)).join('^')
  }

  const check = ({ feed, columns }: Subject, count: number, payload: string, rows: readonly object[]): boolean => {
    const all = payload.split('^')
    const width = all.length / count
    const known = (feed.widths ?? [feed.columns.length]).findLast((each) => each <= width) ?? 0
    return (
      rows.length === count &&
      rows.every((row, index) =>
        columns.every((name) => {
          const column = feed.columns.indexOf(name)
          const text = column < known ? all[index * width + column] : undefined
          return Reflect.get(row, name) === expected(text, feed.texts.includes(name))
        }),
      )
    )
  }

  const readOne = (counts: FuzzCounts): void => {
    const subject = pick(subjects)
    const count = 1 + Math.floor(random() * 4)
    const payload = createPayload(subject, count)
    const { feed } = subject
    const isWhole = random() < 0.4
    const whole = random() < 0.1 ? pick(jsonMessages) : formatFrame(feed, count, payload)
    const text = isWhole ? whole : damage(whole, random)
    const message = readMessage(text)
    if (message.kind === 'answer') counts.answers += 1
    else if (message.kind === 'ping') counts.pings += 1
    else if (message.kind === 'malformed') counts.malformed += 1
    else {
      counts.frames += 1
      const plain = message.isEncrypted ? decrypt(message.payload, cipher) : message.payload
      const read = plain === undefined ? undefined : subject.reader.read({ ...message, payload: plain, receivedAt })
      if (read?.kind === 'rows') counts.rows += read.rows.length
      if (isWhole && !(read?.kind === 'rows' && check(subject, count, payload, read.rows))) counts.wrong += 1
    }
  }

  return {
    run(messages) {
      const counts: FuzzCounts = { frames: 0, rows: 0, answers: 0, pings: 0, malformed: 0, wrong: 0 }
      for (let done = 0; done < messages; done += 1) readOne(counts)
      return counts
    },
  }
}

/** Returns the value that `text` stands for, written out for the values above. */
function expected(text: string | undefined, isText: boolean): string | undefined {
  const trimmed = text?.trim()
  if (trimmed === undefined || trimmed === '' || trimmed === '(null)') return undefined
  if (isText) return trimmed
  const decimals: Readonly<Record<string, string>> = {
    '0': '0',
    '-0.00': '0.00',
    '+1.26': '1.26',
    '0005': '5',
    '70100': '70100',
    '12.5': '12.5',
    '20261130': '20261130',
    '093015': '93015',
  }
  return decimals[trimmed]
}

function formatFrame({ real, encrypted }: Feed<string>, count: number, payload: string): string {
  const head = `${encrypted ? 1 : 0}|${real}|${String(count).padStart(3, '0')}|`
  if (!encrypted) return head + payload
  const encipher = createCipheriv('aes-256-cbc', cipher.key, cipher.iv)
  return head + encipher.update(payload, 'utf8', 'base64') + encipher.final('base64')
}

const jsonMessages = [
  '{"header":{"tr_id":"PINGPONG","datetime":"20261130103000"}}',
  `{"header":{"tr_id":"H0STCNT0","tr_key":"005930","encrypt":"N"},"body":{"rt_cd":"0","msg_cd":"OPSP0000","msg1":"SUBSCRIBE SUCCESS","output":{"iv":"${cipher.iv}","key":"${cipher.key}"}}}`,
  '{"header":{"tr_id":"(null)","tr_key":"","encrypt":"N"},"body":{"rt_cd":"9","msg_cd":"OPSP8996","msg1":"ALREADY IN USE appkey"}}',
  '{"header":[],"body":null}',
  '[1]',
]

const alphabet = '^|{}":,0123456789.+-AZaz (null)\u0000\ud83d가'

/** Returns a message with a few of its characters lost, replaced, doubled or added. */
function damage(text: string, random: () => number): string {
  let damaged = text
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const from = Math.floor(random() * (damaged.length + 1))
    const to = random() < 0.2 ? damaged.length : Math.min(damaged.length, from + Math.floor(random() * 20))
    const filling = Array.from(
      { length: Math.floor(random() * 8) },
      () => alphabet[Math.floor(random() * alphabet.length)],
    )
    const part = random() < 0.3 ? damaged.slice(from, to).repeat(2) : filling.join('')
    damaged = damaged.slice(0, from) + part + damaged.slice(to)
  }
  return damaged
}
