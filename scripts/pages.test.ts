import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8')
const sources = [
  ...globSync('{packages,examples}/*/src/**/*.ts').filter((file) => !/\.test(-kit)?\.ts$/.test(file)),
  'compose.yaml',
  '.env.example',
]
  .map(read)
  .join('\n')

const operations = ['docs/operations.md', 'docs/ko/operations.md']
const pages = [...operations, 'docs/platforms.md', 'docs/ko/platforms.md', 'SECURITY.md', 'RELEASING.md'].filter(
  (page) => existsSync(page),
)

/** Returns what a page has in backticks. */
const codesOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)

const isCode = (code: string) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(code)
const isMetric = (code: string) => /^stockeye_\w+$/.test(code)

/** Returns whether a program prints, reads or serves a name. The words of the bot's log are made of its codes. */
const isInSources = (code: string) =>
  sources.includes(code) || sources.includes(`'${code.replace(/^BOT_/, '').toLowerCase().replaceAll('_', '-')}'`)

describe.each(pages)('%s', (page) => {
  it('names only codes, settings and metrics that the sources have', () => {
    const named = codesOf(page).filter((code) => isCode(code) || isMetric(code))

    expect(named.filter((code) => !isInSources(code))).toEqual([])
  })

  it('links only to files that exist', () => {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target)

    expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([])
  })
})

describe.each(operations.filter((page) => existsSync(page)))('%s', (page) => {
  const named = codesOf(page)

  it('has a row for each problem of the jobs', () => {
    const health = read('packages/job-runner/src/health.ts')
    const [, union = ''] = /export type HealthCode =([^;]*?)\n\n/.exec(health) ?? []
    const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => code)

    expect(codes).toContain('NO_WORKER')
    expect(codes.filter((code) => !named.includes(code))).toEqual([])
  })

  it('has a row for each metric with an alarm', () => {
    const [, alarms = ''] = /## Alarms\n([\s\S]*?)\n## /.exec(read('examples/shared/docs/metrics.md')) ?? []
    const metrics = [...new Set([...alarms.matchAll(/stockeye_\w+/g)].map(([metric]) => metric))]

    expect(metrics.length).toBeGreaterThan(10)
    expect(metrics.filter((metric) => !named.includes(metric))).toEqual([])
  })

  it('has a row for each entry of the log of a bot that asks for an act', () => {
    const codes = [...read('packages/telegram-adapter/src/log.ts').matchAll(/^ {4}\| '([a-z-]+)'/gm)].map(
      ([, code = '']) => code,
    )
    const words = codes
      .filter((code) => !['started', 'stopped'].includes(code))
      .map((code) => `BOT_${code.toUpperCase().replaceAll('-', '_')}`)

    expect(words).toContain('BOT_CONFLICT')
    expect(words.filter((word) => !named.includes(word))).toEqual([])
  })
})

describe('docs/ko/operations.md', () => {
  it('names the codes and metrics of the English page', () => {
    const [english, korean] = operations.map((page) =>
      [...new Set(existsSync(page) ? codesOf(page).filter((code) => isCode(code) || isMetric(code)) : [])].sort(),
    )

    expect(korean).toEqual(english)
  })
})

describe('a workflow', () => {
  it('pins each action by its commit, with the version beside it', () => {
    const uses = globSync('.github/workflows/*.yml').flatMap((file) =>
      [...read(file).matchAll(/uses: (.*)/g)].map(([, target = '']) => target),
    )

    expect(uses.length).toBeGreaterThan(5)
    expect(
      uses.filter((target) => !target.startsWith('./') && !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(target)),
    ).toEqual([])
  })
})
