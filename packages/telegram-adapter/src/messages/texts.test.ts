import { describe, expect, expectTypeOf, it } from 'vitest'
import { english } from './en.ts'
import { korean } from './ko.ts'
import type { OpsTexts } from './texts.ts'

type FunctionsOf<T> = { readonly [K in keyof T as T[K] extends (...args: never) => unknown ? K : never]: T[K] }

/** Arguments for each function of a set: the compiler finds one that is missing. */
const samples: { readonly [K in keyof FunctionsOf<OpsTexts>]: Readonly<Parameters<OpsTexts[K]>> } = {
  span: [185_000],
  instant: [Date.parse('2026-11-23T07:00:00+09:00')],
  count: [2_873],
  welcome: [{ name: '<x>', role: 'admin' }],
  missingArgument: ['/a <b>'],
  retryAfter: ['<x>'],
  jobButton: ['<x>'],
  nextRun: ['<x>'],
  confirmJob: ['<x>'],
  accepted: ['<x>'],
  runId: ['<x>'],
  cancelAsked: ['<x>'],
  alreadyEnded: ['<x>'],
  cause: [{ message: '<x>', code: '<y>' }],
  attempts: [2],
  attemptOf: [1, 3],
  acceptedAt: ['<x>'],
  startedAt: ['<x>'],
  finishedAt: ['<x>'],
  duration: ['<x>'],
  undeliveredTitle: [2],
  redeliverButton: [1],
  discardButton: [1],
  redelivered: ['<x>'],
  discarded: ['<x>'],
  latestRunId: ['<x>'],
  problems: [2],
}

const sets: readonly (readonly [string, OpsTexts])[] = [
  ['korean', korean],
  ['english', english],
]

const isHtml = (value: unknown): value is { readonly html: string } =>
  typeof value === 'object' && value !== null && 'html' in value && typeof value.html === 'string'

/** Returns each text of a set with its path: functions are called with their samples. */
function textsOf(set: object, path = ''): readonly (readonly [string, string])[] {
  const args = new Map<string, readonly unknown[]>(Object.entries(samples))
  return Object.entries(set).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    const at = path === '' ? name : `${path}.${name}`
    const text: unknown = typeof value === 'function' ? value(...(args.get(name) ?? [])) : value
    if (typeof text === 'string') return [[at, text]]
    if (isHtml(text)) return [[at, text.html]]
    if (typeof text === 'object' && text !== null) return textsOf(text, at)
    throw new Error(`${at} is not a text`)
  })
}

describe.each(sets)('%s', (_name, set) => {
  it('has every text, and no blank one', () => {
    expectTypeOf(set).toEqualTypeOf<OpsTexts>()
    const texts = textsOf(set)

    expect(texts.map(([path]) => path).sort()).toEqual(
      textsOf(korean)
        .map(([path]) => path)
        .sort(),
    )
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('escapes the values of its messages', () => {
    const unescaped = textsOf(set).filter(([path, text]) => text.includes('<x>') && !plain.has(path))

    expect(unescaped).toEqual([])
  })

  it('fits the limits of Telegram: 256 characters for a description, 200 for a toast', () => {
    const { descriptions, pressTaken, pressRepeated, pressInvalid, pressExpired } = set

    expect(Object.values(descriptions).filter((text) => [...text].length > 256)).toEqual([])
    expect([pressTaken, pressRepeated, pressInvalid, pressExpired].filter((text) => [...text].length > 200)).toEqual([])
  })
})

/** Functions that return plain text. */
const plain: ReadonlySet<string> = new Set(['jobButton', 'nextRun'])

describe('english', () => {
  it('has no Hangul', () => {
    expect(textsOf(english).filter(([, text]) => /\p{Script=Hangul}/u.test(text))).toEqual([])
  })

  it('shows a span in the two largest units', () => {
    expect([0, 840, 12_400, 60_000, 185_000, 3_600_000, 7_800_000].map(english.span)).toEqual([
      '0 s',
      '0.8 s',
      '12 s',
      '1 min',
      '3 min 5 s',
      '1 h',
      '2 h 10 min',
    ])
  })

  it('shows an instant in the zone of the schedule, and in Korea’s without one', () => {
    const at = Date.parse('2026-11-23T07:00:00+09:00')

    expect([english.instant(at), english.instant(at, 'America/New_York')]).toEqual([
      'Mon 23 Nov 07:00 KST',
      'Sun 22 Nov 17:00 America/New_York',
    ])
  })
})
