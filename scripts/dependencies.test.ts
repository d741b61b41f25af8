import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { installedBelow, isPermissive, readAdvisories, readRows } from './dependencies.ts'

describe('isPermissive', () => {
  it.each(['MIT', '0BSD', '(MIT OR Apache-2.0)', '(MIT OR GPL-3.0-only)', 'MIT AND ISC'])('accepts %s', (licence) => {
    expect(isPermissive(licence)).toBe(true)
  })

  it.each(['GPL-3.0-only', 'MPL-2.0', 'MIT AND GPL-3.0-only', 'UNLICENSED', '', undefined])('refuses %s', (licence) => {
    expect(isPermissive(licence)).toBe(false)
  })
})

describe('installedBelow', () => {
  it('returns dependencies of dependencies once, leaves out an optional one of another system, and names a missing one', () => {
    const home = mkdtempSync(join(tmpdir(), 'dependencies-'))
    onTestFinished(() => rmSync(home, { recursive: true }))
    const write = (folder: string, manifest: object) => {
      mkdirSync(join(home, folder), { recursive: true })
      writeFileSync(join(home, folder, 'package.json'), JSON.stringify(manifest))
    }
    write('.', { name: 'home', dependencies: { a: '1', b: '1' }, devDependencies: { d: '1' } })
    write('node_modules/a', { name: 'a', dependencies: { b: '1' }, optionalDependencies: { 'for-windows': '1' } })
    write('node_modules/b', { name: 'b', license: 'MIT' })

    expect(installedBelow(home).map(({ name }) => name)).toEqual(['a', 'b'])
    write('node_modules/b', { name: 'b', dependencies: { c: '1' } })
    expect(() => installedBelow(home)).toThrow('c of b is not installed')
  })
})

describe('readRows', () => {
  it('returns the rows below their heading, and no other table', () => {
    const page = [
      '## one',
      '| name | version | licence | reason |',
      '| ---- | ------- | ------- | ------ |',
      '| `ws` | 8       | MIT     | frames |',
      '## two',
      '| a | b |',
    ].join('\n')

    expect([...readRows(page)]).toEqual([['one', [{ name: 'ws', version: '8', licence: 'MIT', reason: 'frames' }]]])
  })
})

describe('readAdvisories', () => {
  // Both answers are those of pnpm 12.21 to a registry on loopback.
  it('returns a line for each advisory', () => {
    const advisory = { module_name: 'zod', vulnerable_versions: '>=4', severity: 'low', title: 'bad', url: 'https://x' }
    const output = JSON.stringify({ advisories: { '1': advisory }, metadata: { vulnerabilities: { low: 1 } } })

    expect(readAdvisories(output)).toEqual(['zod >=4: bad (low, https://x)'])
    expect(readAdvisories(JSON.stringify({ advisories: {}, metadata: {} }))).toEqual([])
  })

  it.each(['', 'Error: ERR_PNPM_AUDIT_BAD_RESPONSE', '{"error":{"code":"ERR_PNPM_AUDIT_BAD_RESPONSE"}}'])(
    'returns undefined where the registry gave no answer: %s',
    (output) => {
      expect(readAdvisories(output)).toBeUndefined()
    },
  )
})
