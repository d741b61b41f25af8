import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { startSimulator } from '@stockeye/kis-client/simulator'
import { type DocBlock, promisedLines } from '@stockeye/test-kit/docs/blocks'
import { compileFolder } from '@stockeye/test-kit/docs/read-docs'
import { runBlocks } from '@stockeye/test-kit/docs/run-blocks'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { findPages } from '../scripts/pages.ts'
import { type CodeBlock, codeOf, writeBlocks } from './code-blocks.ts'

const docs = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(docs, '.programs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pages = findPages(join(docs, '..')).flatMap(({ file }) =>
  file.startsWith('docs/') ? relative('docs', file) : [],
)
const blocks = pages.flatMap((page) => writeBlocks(page, readFileSync(join(docs, page), 'utf8'), folder))

const isKorean = ({ page }: CodeBlock) => page.startsWith('ko/')
/** Returns the block of the English page that a Korean block repeats. */
const originalOf = (block: CodeBlock) => blocks.find(({ name }) => `ko/${name}` === block.name)
const isRepeated = (block: CodeBlock) => isKorean(block) && originalOf(block) !== undefined

/** Starts a simulator in place of KIS, and returns the environment of a program with its keys. */
async function startKis(): Promise<Readonly<Record<string, string>>> {
  const simulator = await startSimulator({ limits: false })
  onTestFinished(() => simulator.close())
  const { appKey, appSecret, account } = simulator.credentials
  const hosts = new URL('../../packages/kis-client/src/tests/simulated-hosts.test-kit.ts', import.meta.url)
  return {
    KIS_APP_KEY: appKey,
    KIS_APP_SECRET: appSecret,
    KIS_ACCOUNT: account,
    SIMULATOR_HOSTS: JSON.stringify(simulator.hosts),
    NODE_OPTIONS: `--import=${hosts.href}`,
  }
}

/** Runs blocks to their ends. Returns, for each, the lines that its comments promise and its output lacks. */
async function missingLines(run: readonly DocBlock[]): Promise<readonly (readonly string[])[]> {
  const outputs = await runBlocks(run, { cwd: tempFolder('docs'), env: await startKis() })
  return run.map((block, index) => {
    const lines = new Set(outputs[index]?.split('\n'))
    return promisedLines(block).filter((line) => !lines.has(line))
  })
}

describe('a program on a page', () => {
  it('compiles under the settings of the tree', async () => {
    expect(await compileFolder(folder)).toBe('')
  })

  // A Korean page repeats the program of the English one, which the next test shows: it runs once.
  const running = blocks.filter((block) => block.runs && !isRepeated(block))

  it.each([...new Set(running.map(({ page }) => page))])(
    'runs to its end and prints what its comments promise: %s',
    async (page) => {
      const own = running.filter((block) => block.page === page)
      const missing = await missingLines(own)

      expect(own.map(({ name }, index) => [name, missing[index]])).toEqual(own.map(({ name }) => [name, []]))
    },
  )

  it.each(blocks.filter(isRepeated))('is the same in both languages, but for its comments: $name', (block) => {
    const original = originalOf(block)

    expect(codeOf(block.text)).toBe(codeOf(original?.text ?? ''))
    expect(promisedLines(block)).toEqual(promisedLines(original ?? block))
    expect(block.runs).toBe(original?.runs)
  })

  it('is on the Korean page as often as on the English one', () => {
    const count = (page: string) => blocks.filter((block) => block.page === page).length
    const translated = pages.filter((page) => pages.includes(`ko/${page}`))

    expect(translated.filter((page) => count(page) !== count(`ko/${page}`))).toEqual([])
  })
})

describe('the check of a program', () => {
  const write = (program: string) => {
    const own = mkdtempSync(join(docs, '.programs-'))
    onTestFinished(() => rmSync(own, { recursive: true, force: true }))
    const [block] = writeBlocks('page.md', `# Page\n\n\`\`\`ts run\n${program}\n\`\`\`\n`, own)
    if (block === undefined) throw new Error('the page has no block')
    return { own, block }
  }

  it('finds a name that the package does not export', async () => {
    const { own } = write("import { createManager } from '@stockeye/token-manager'\nconsole.log(createManager)")

    expect(await compileFolder(own)).toContain("'createManager'")
  })

  it('finds a promised line that is not printed', async () => {
    const { block } = write("console.log('two') // prints one\nconsole.log('two') // prints two")

    expect(await missingLines([block])).toEqual([['one']])
  })

  it('runs a program on the simulator, with the keys of its environment', async () => {
    const { block } = write(`import { createKisClient, getQuote } from '@stockeye/kis-client'
const { KIS_APP_KEY: appKey = '', KIS_APP_SECRET: appSecret = '', KIS_ACCOUNT: account = '' } = process.env
const kis = createKisClient({ environment: 'paper', credentials: { appKey, appSecret, account } })
console.log((await getQuote(kis, { symbol: '005930' })).currency) // prints KRW
await kis.close()`)

    expect(await missingLines([block])).toEqual([[]])
  })

  it('compares programs without their comments', () => {
    expect(codeOf("const a = 'http://x' // one\n\n/* two */\nrun(a)\n")).toBe("const a = 'http://x'\nrun(a)\n")
    expect(codeOf('run(1)\n')).not.toBe(codeOf('run(2)\n'))
  })
})
