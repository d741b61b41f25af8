import { expect, it } from 'vitest'
import { parseArguments } from './parse-arguments.ts'

const options = { paper: { type: 'boolean' }, seed: { type: 'string' }, help: { type: 'boolean' } } as const

it('returns the values as parseArgs does', () => {
  expect(parseArguments({ args: ['--paper', '--seed', '2'], options }).values).toEqual({ paper: true, seed: '2' })
})

it.each([
  [['--papr'], '--papr: it is not an option; use --paper, or see --help'],
  [['--fast'], '--fast: it is not an option; see --help for those that exist'],
  [['-x'], '-x: it is not an option; see --help for those that exist'],
  [['fast'], 'fast: it belongs to no option; see --help for those that exist'],
  [['--paper=yes'], '--paper: it takes no value; pass it alone'],
  [['--seed'], '--seed: its value is missing; pass one behind it'],
  [['--seed', '--paper'], '--seed: its value is missing; pass one behind it'],
])('refuses %j with a sentence that begins with the option', (args, message) => {
  expect(() => parseArguments({ args, options })).toThrow(expect.objectContaining({ code: 'COMMAND_OPTION', message }))
})

it('refuses an unknown option of a command that takes arguments', () => {
  const parse = () => parseArguments({ args: ['005930', '--symbols'], options, allowPositionals: true })

  expect(parse).toThrow(/^--symbols: it is not an option; see --help for those that exist$/)
})
