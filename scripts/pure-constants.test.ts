import { expect, it } from 'vitest'
import { markConstants } from './pure-constants.ts'

const mark = (source: string) => markConstants('constants.ts', source)

it('marks the value of a constant that a call makes, with all calls in it', () => {
  expect(mark("export const row: Schema = z.object({ name: z.string() })\nconst zero = new Decimal('0')")).toBe(
    "export const row: Schema = /* @__PURE__ */ (() => (z.object({ name: z.string() })))()\nconst zero = /* @__PURE__ */ (() => (new Decimal('0')))()",
  )
})

it('marks what may be a getter or an iterator', () => {
  expect(mark('const hours = rules.hours')).toBe('const hours = /* @__PURE__ */ (() => (rules.hours))()')
  expect(mark('const all = [...some]')).toBe('const all = /* @__PURE__ */ (() => ([...some]))()')
})

it.each([
  "const row: Row = { id: 'price', fields: ['a', null, 1], make: () => call() } as const",
  'export function make() {\n  const made = call()\n  return made\n}',
  'const { stdout } = process',
  'export const answer = await call()',
  "import { a } from './a.ts'\nlet last: string | undefined",
])('leaves %j as it is', (source) => {
  expect(mark(source)).toBe(source)
})

it('refuses a source that does not parse', () => {
  expect(() => mark('const = 1')).toThrow('constants.ts: ')
})
