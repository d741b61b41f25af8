import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../temp-folder.ts'
import { promisedLines } from './blocks.ts'
import { readDocs } from './read-docs.ts'
import { runBlock, runBlocks } from './run-blocks.ts'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

/** Writes a package with the files. It lies within this one, so that its programs find the modules of this one. */
function writePackage(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(packageFolder, '.package-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const greet = (example: string) => `
/**
 * Returns a greeting.
 * ${example}
 */
export function greet(name: string): string {
  return name
}
`

describe('readDocs', () => {
  it('runs the blocks of README and pages, and fails with the error of a block', async () => {
    const { blocks } = readDocs(
      writePackage({
        'README.md': '```sh\nnpm install\n```\n\n```ts\nconsole.log(1) // prints 1\n```\n',
        'docs/errors.md': '```ts\nthrow new Error("broken block")\n```\n',
      }),
    )
    expect(blocks.map(({ name }) => name)).toEqual(['README 1', 'errors 1'])
    const [first, second] = blocks
    assert(first && second)

    expect(await runBlock(first)).toBe('1\n')
    expect(promisedLines(first)).toEqual(['1'])
    await expect(runBlock(second)).rejects.toThrow('broken block')
  })

  it('runs blocks one after another in one process, and names the one that fails', async () => {
    const late = 'setTimeout(() => { globalThis.order = process.cwd() }, 1)'
    const texts = [late, 'console.log(globalThis.order !== process.cwd())', 'throw new Error("broken block")']
    const { blocks } = readDocs(
      writePackage({ 'README.md': texts.map((text) => `\`\`\`ts\n${text}\n\`\`\`\n`).join('\n') }),
    )

    expect(await runBlocks(blocks.slice(0, 2), { cwd: tempFolder('docs') })).toEqual(['', 'true\n'])
    await expect(runBlocks(blocks, { cwd: tempFolder('docs') })).rejects.toThrow(
      /^block README 3 failed with 1: .*broken block/s,
    )
  })

  it('says which of several blocks does not end', async () => {
    const { blocks } = readDocs(
      writePackage({ 'README.md': '```ts\nawait new Promise(() => {})\n```\n\n```ts\nconsole.log(1)\n```\n' }),
    )

    await expect(runBlocks(blocks, { cwd: tempFolder('docs') })).rejects.toThrow('block README 1 failed with 13')
  })

  it('runs the blocks from the folder of another package, whose dependencies they import', async () => {
    const other = writePackage({ 'node_modules/greeting/index.js': 'export const greeting = "hello"' })
    writeFileSync(join(other, 'node_modules/greeting/package.json'), '{ "type": "module", "exports": "./index.js" }')
    const text = 'import { greeting } from "greeting"\nconsole.log(greeting)'

    const { blocks } = readDocs(writePackage({ 'README.md': `\`\`\`ts\n${text}\n\`\`\`\n` }), { programsIn: other })
    const [block] = blocks
    assert(block)

    expect(await runBlock(block)).toBe('hello\n')
  })

  it('reports a block and an example that do not compile', async () => {
    const docs = readDocs(
      writePackage({
        'README.md': '```ts\nconst one: string = 1\n```\n',
        'src/index.ts': greet('@example\n * missing(greet("you"))'),
      }),
    )

    const findings = await docs.compile('declare const greet: (name: string) => string')

    expect(findings).toContain("README-1.ts(1,7): error TS2322: Type 'number' is not assignable to type 'string'")
    expect(findings).toContain("error TS2304: Cannot find name 'missing'")
  })

  it('names the public functions without an example', () => {
    const entry = { greet: () => '', Named: class {} }
    const functionsWithout = (example: string) =>
      readDocs(writePackage({ 'README.md': '', 'src/index.ts': greet(example) })).functionsWithoutExample([entry])

    expect(functionsWithout('@example greet("you")')).toEqual([])
    expect(functionsWithout('@throws never')).toEqual(['greet'])
  })
})
