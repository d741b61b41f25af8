import { describe, expect, it } from 'vitest'
import { parseRate } from './call-rate.ts'

const longest = 2 ** 31 - 1
const parse = (value: unknown) => Reflect.apply(parseRate, undefined, [value])

describe('parseRate', () => {
  it.each([
    { limit: 18, windowMs: 1_000 },
    { limit: 1, windowMs: 1 },
    { limit: 18, windowMs: longest, spacingMs: 0 },
    { limit: 18, windowMs: 1_000, spacingMs: longest },
  ])('returns %j', (rate) => {
    expect(parse({ ...rate, unknown: 1 })).toEqual(rate)
  })

  it.each([
    [undefined, 'rate', 'undefined is not an object; use { limit, windowMs }'],
    [[18, 1_000], 'rate', 'an array is not an object; use { limit, windowMs }'],
    [
      { windowMs: 1_000 },
      'rate.limit',
      'undefined is not a whole number above zero; use the number of calls that KIS allows the app key, such as 18',
    ],
    [
      { limit: 0.5, windowMs: 1_000 },
      'rate.limit',
      '0.5 is not a whole number above zero; use the number of calls that KIS allows the app key, such as 18',
    ],
    [
      { limit: 18, windowMs: 0 },
      'rate.windowMs',
      `0 is not a whole number of ms above zero, of at most ${longest}; use a window in ms such as 1000`,
    ],
    [
      { limit: 18, windowMs: 0.5 },
      'rate.windowMs',
      `0.5 is not a whole number of ms above zero, of at most ${longest}; use a window in ms such as 1000`,
    ],
    [
      { limit: 18, windowMs: 1.5 },
      'rate.windowMs',
      `1.5 is not a whole number of ms above zero, of at most ${longest}; use a window in ms such as 1000`,
    ],
    [
      { limit: 18, windowMs: longest + 1 },
      'rate.windowMs',
      `${longest + 1} is not a whole number of ms above zero, of at most ${longest}; use a window in ms such as 1000`,
    ],
    [
      { limit: 18, windowMs: 1_000, spacingMs: -1 },
      'rate.spacingMs',
      `-1 is not a whole number from 0, in ms, of at most ${longest}; use a number from 100 to 150, as KIS advises, or leave it out`,
    ],
    [
      { limit: 18, windowMs: 1_000, spacingMs: 0.5 },
      'rate.spacingMs',
      `0.5 is not a whole number from 0, in ms, of at most ${longest}; use a number from 100 to 150, as KIS advises, or leave it out`,
    ],
  ])('refuses %j as %s', (value, field, rule) => {
    expect(() => parse(value)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field, rule }))
  })
})
