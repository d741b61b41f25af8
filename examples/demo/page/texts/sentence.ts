import type { TimelineEntry } from '../../src/box/contract.ts'
import type { Texts } from './texts.ts'

type Words = Readonly<Record<string, string>>

/** Returns the words of a value of an entry: the same value may have another word in an entry of another kind. */
function wordsOf(kind: TimelineEntry['kind'], field: string, texts: Texts): Words {
  const { orders, topics, jobs, tokens, faults, timeline } = texts
  if (field === 'side') return timeline.sides
  if (field === 'cause') return tokens.causes
  if (field === 'state') return kind === 'stream' ? topics.states : kind === 'job' ? jobs.states : orders.states
  if (field === 'name' && kind === 'fault')
    return Object.fromEntries(Object.entries(faults.names).map(([fault, { name }]) => [fault, name]))
  return {}
}

/** Returns the sentence of an entry of the time line. A code without a sentence is shown with its values. */
export function sentenceOf(
  { kind, code, values }: Pick<TimelineEntry, 'kind' | 'code' | 'values'>,
  texts: Texts,
): string {
  const { codes } = texts.timeline
  const wordOf = (field: string, value: string) => {
    const words = wordsOf(kind, field, texts)
    return Object.hasOwn(words, value) ? (words[value] ?? value) : value
  }
  const sentence = Object.hasOwn(codes, code) ? codes[code] : undefined
  if (sentence === undefined) {
    const fields = Object.entries(values).map(([field, value]) => `${field} ${wordOf(field, String(value))}`)
    return [code, ...fields].join(' · ')
  }
  return sentence.replace(/\{(\w+)\}/g, (_, field: string) =>
    Object.hasOwn(values, field) ? wordOf(field, String(values[field])) : '–',
  )
}
