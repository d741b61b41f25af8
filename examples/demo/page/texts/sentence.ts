import type { TimelineEntry } from '../../src/box/contract.ts'
import type { Texts } from './texts.ts'

/** Returns the word of a value in a language, such as the name of a fault; the value itself if there is no word. */
function wordOf(field: string, value: string, texts: Texts): string {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    cause: texts.tokens.causes,
    side: { buy: texts.orders.buy, sell: texts.orders.sell },
    state: texts.orders.states,
    topic: texts.topics.states,
    mode: texts.trader.modes,
  }
  const table = words[field]
  if (table !== undefined && Object.hasOwn(table, value)) return table[value] ?? value
  if (field === 'fault') {
    const [, fault] = Object.entries(texts.faults.names).find(([name]) => name === value) ?? []
    return fault?.name ?? value
  }
  return value
}

/** Returns the sentence of an entry of the time line. A code without a sentence is shown with its values. */
export function sentenceOf({ code, values }: Pick<TimelineEntry, 'code' | 'values'>, texts: Texts): string {
  const sentence = Object.hasOwn(texts.timeline.codes, code) ? texts.timeline.codes[code] : undefined
  if (sentence === undefined) {
    const fields = Object.entries(values).map(([field, value]) => `${field} ${value}`)
    return [code, ...fields].join(' · ')
  }
  return sentence.replace(/\{(\w+)\}/g, (_, field: string) =>
    Object.hasOwn(values, field) ? wordOf(field, String(values[field]), texts) : '–',
  )
}
