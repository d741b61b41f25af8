import { describe, expect, it } from 'vitest'
import { checkOption, clockRule, countRule, oneOf } from './check-options.ts'

const messageOf = (check: () => void): string => {
  try {
    check()
    return 'no error'
  } catch (error) {
    return error instanceof Error ? error.message : 'no Error'
  }
}

describe('checkOption', () => {
  it.each([
    ['twice', 'size: "twice" is not a whole number above zero; use a number such as 3'],
    [0, 'size: 0 is not a whole number above zero; use a number such as 3'],
    [1.5, 'size: 1.5 is not a whole number above zero; use a number such as 3'],
    [undefined, 'size: undefined is not a whole number above zero; use a number such as 3'],
    [null, 'size: null is not a whole number above zero; use a number such as 3'],
    [5n, 'size: 5n is not a whole number above zero; use a number such as 3'],
    [[3], 'size: an array is not a whole number above zero; use a number such as 3'],
    [{ a: 'b' }, 'size: an object is not a whole number above zero; use a number such as 3'],
    [() => 3, 'size: a function is not a whole number above zero; use a number such as 3'],
    [3, 'no error'],
  ])('names the field, the value and what to use (case %#)', (value, message) => {
    expect(messageOf(() => checkOption('size', value, countRule('a number such as 3')))).toBe(message)
  })

  it('quotes the first 40 characters of a text', () => {
    const message = messageOf(() => checkOption('side', 'x'.repeat(99), oneOf('a side', ['buy', 'sell'])))

    expect(message).toBe(`side: "${'x'.repeat(40)}" is not a side; use 'buy' or 'sell'`)
  })

  it('refuses an object that lacks a method', () => {
    expect(messageOf(() => checkOption('clock', { now: () => 0 }, clockRule))).toBe(
      'clock: an object is not a clock with the methods now, monotonic, setTimeout, clearTimeout; use a Clock, or leave it out for the clock of the machine',
    )
  })
})
