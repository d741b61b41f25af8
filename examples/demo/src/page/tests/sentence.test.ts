import { describe, expect, it } from 'vitest'
import { en } from '../../../page/texts/en.ts'
import { ko } from '../../../page/texts/ko.ts'
import { sentenceOf } from '../../../page/texts/sentence.ts'

describe('sentenceOf', () => {
  it('writes a sentence in both languages, with words for values', () => {
    const entry = {
      kind: 'order',
      code: 'ORDER_OPEN',
      values: { side: 'buy', symbol: '005930', quantity: '10' },
    } as const

    expect(sentenceOf(entry, en)).toBe('Order to buy 10 005930: taken by KIS')
    expect(sentenceOf(entry, ko)).toBe('005930 10주 매수 접수')
  })

  it('words a state by the kind of its entry', () => {
    const ended = { kind: 'job', code: 'JOB_ENDED', values: { job: 'report', state: 'timed_out' } } as const
    const topic = { kind: 'stream', code: 'TOPIC_CHANGED', values: { feed: 'f', key: 'k', state: 'stale' } } as const

    expect(sentenceOf(ended, en)).toBe('report: timed out')
    expect(sentenceOf(topic, ko)).toBe('f k: 지연')
  })

  it('shows a code without a sentence with its values', () => {
    expect(sentenceOf({ kind: 'fault', code: 'FAULT_HEALED', values: { name: 'list-lag', after: 3 } }, en)).toBe(
      'FAULT_HEALED · name Lists lag behind · after 3',
    )
  })

  it.each(['constructor', '__proto__'])('takes %s for a word that it does not know', (word) => {
    expect(sentenceOf({ kind: 'token', code: word, values: { cause: word } }, en)).toBe(`${word} · cause ${word}`)
  })

  it('has the same codes in both languages', () => {
    expect(Object.keys(ko.timeline.codes)).toEqual(Object.keys(en.timeline.codes))
  })
})
