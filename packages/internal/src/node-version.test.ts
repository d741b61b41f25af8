import { describe, expect, it } from 'vitest'
import { nodeFault } from './node-version.ts'

describe('nodeFault', () => {
  it.each(['20.20.2', '22.18.0', '9.22.19'])('refuses Node %s where 22.19 is needed', (version) => {
    expect(nodeFault('>=22.19', version)).toBe(`Node ${version} is too old; use Node 22.19 or newer`)
  })

  it.each(['22.19.0', '22.23.1', '24.0.0', '100.1.0'])('takes Node %s where 22.19 is needed', (version) => {
    expect(nodeFault('>=22.19', version)).toBeUndefined()
  })

  it('throws for a range that it cannot read', () => {
    expect(() => nodeFault('^22', '24.0.0')).toThrow('^22')
  })
})
