import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { formatSpan, formatValue } from './format.ts'

describe('formatSpan', () => {
  it.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [1_000, '1 s'],
    // A span never reads longer than it is.
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h 0 min'],
    [86_400_000, '24 h 0 min'],
  ])('formats %d ms as %s', (ms, text) => {
    expect(formatSpan(ms)).toBe(text)
  })
})

describe('formatInstant', () => {
  it.each([
    ['Asia/Seoul', '2026-01-05 09:00:00 +09:00'],
    ['America/St_Johns', '2026-01-04 20:30:00 -03:30'],
    ['UTC', '2026-01-05 00:00:00 +00:00'],
  ])('shows the offset of the zone %s', (zone, text) => {
    const url = JSON.stringify(new URL('format.ts', import.meta.url))
    const program = `import(${url}).then(({ formatInstant }) => console.log(formatInstant(Date.UTC(2026, 0, 5))))`

    const output = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', program], {
      env: { ...process.env, TZ: zone },
    })

    expect(String(output).trim()).toBe(text)
  })
})

describe('formatValue', () => {
  it.each([
    ['a text in quotes', 'Asia/Pusan', '"Asia/Pusan"'],
    ['a number that JSON lacks', Number.NaN, 'NaN'],
    ['a missing value', undefined, 'undefined'],
    ['a function', () => 1, 'a function'],
    ['a bigint, which JSON refuses', 1n, 'a bigint'],
    ['an object that JSON refuses', { price: 1n }, 'an object'],
    ['a URL without its password', 'redis://user:secret@host', '"redis://…@host"'],
    ['a URL whose password has a slash and an @', 'redis://user:se/cr@et@host/0', '"redis://…@host/0"'],
    ['each URL of an object without its password', { a: 'redis://:x@h', b: 'y' }, '{"a":"redis://…@h","b":"y"}'],
    ['a long text, cut', 'x'.repeat(100), `"${'x'.repeat(59)}`],
  ])('returns %s', (_, value, text) => {
    expect(formatValue(value)).toBe(text)
  })
})
