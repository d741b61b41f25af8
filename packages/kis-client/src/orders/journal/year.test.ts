import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sourceFlags } from '@stockeye/test-kit/program'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../../../', import.meta.url))

it('keeps every promise in a simulated year that is cut to 40 days, of which 30 are kept', () => {
  const args = [...sourceFlags, 'scripts/soak.ts', 'orders-year', '--scale', '0.16', '--json']

  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

  expect(JSON.parse(stdout)).toMatchObject({ figures: { orders: 8_000, facts: 32_000 }, broken: [] })
  expect(status).toBe(0)
})
