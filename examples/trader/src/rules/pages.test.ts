import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisedLines } from '@stockeye/test-kit/docs/blocks'
import { readDocs } from '@stockeye/test-kit/docs/read-docs'
import { runBlock } from '@stockeye/test-kit/docs/run-blocks'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it } from 'vitest'
import { knownIndicators } from './preset/indicators/known-indicators.ts'
import { parsePreset } from './preset/parse-preset.ts'

const trader = fileURLToPath(new URL('../..', import.meta.url))
const docs = readDocs(trader)

describe('docs/rules.md', () => {
  const block = docs.blocks.find(({ name }) => name === 'rules 1')

  it('has a program that compiles', async () => {
    assert(block)

    const findings = await docs.compile('')

    expect(findings.split('\n').filter((line) => line.startsWith('rules-'))).toEqual([])
  }, 60_000)

  it('has a program that prints the lines which its comments promise', async () => {
    assert(block)

    const stdout = await runBlock(block, { cwd: tempFolder('docs') })

    expect(stdout.trim().split('\n')).toEqual(promisedLines(block))
    expect(promisedLines(block)).toHaveLength(4)
  })
})

describe('docs/presets.md', () => {
  const page = readFileSync(`${trader}/docs/presets.md`, 'utf8')

  it('has a preset that is supported as a whole', () => {
    const preset = parsePreset(/```yaml\n(.*?)```/s.exec(page)?.[1] ?? '')

    // The strength index of 14 days needs 109 days, more than the average of 20 and a crossing.
    expect(preset.rules).toMatchObject({ name: 'above-average', days: 109 })
    expect(preset).toMatchObject({ risk: { stopLossPercent: 5 }, unsupported: [], unusedParams: [] })
  })

  it('names every indicator that is supported', () => {
    expect([...knownIndicators.keys()].filter((id) => !page.includes(`\`${id}\``))).toEqual([])
  })
})
