import { execFile } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll } from 'vitest'
import { type BlockText, type DocBlock, readBlocks } from './blocks.ts'

/** Pages of a package, and the `@example`s of its sources. */
export interface Docs {
  /** Blocks of the README, then those of the pages in `docs/` by name. */
  readonly blocks: readonly DocBlock[]
  /** Returns the names of public functions whose doc comment has no `@example`. `entries` are the modules of the exports. */
  functionsWithoutExample(entries: readonly object[]): readonly string[]
  /**
   * Compiles each block, and each `@example` of the sources as a function of its own.
   *
   * @param declarations imports and `declare const` lines for the names that the examples use without a declaration
   * @returns the findings of the compiler; `''` without a finding
   */
  compile(declarations: string): Promise<string>
}

/**
 * Reads the README, the pages and the sources of a package. The files that it writes are removed after the tests of the file.
 *
 * @param options.programsIn folder of the package whose dependencies the programs import, when they need more than their own
 * package has. @default packageFolder
 */
export function readDocs(
  packageFolder: string,
  { programsIn = packageFolder }: { readonly programsIn?: string } = {},
): Docs {
  const folder = mkdtempSync(join(programsIn, '.programs-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const sources = globSync(join(packageFolder, 'src/**/*.ts'))
    .filter((file) => !file.includes('.test'))
    .map((file) => readFileSync(file, 'utf8'))

  return {
    blocks: readBlocks(packageFolder).map((block) => writeBlock(block, folder)),
    functionsWithoutExample(entries) {
      const withExample = new Set(sources.flatMap(functionsWithExample))
      return publicFunctions(entries).filter((name) => !withExample.has(name))
    },
    async compile(declarations) {
      const functions = sources
        .flatMap(examplesOf)
        .map((text, index) => `export async function example${index}() {\n${text}\n}`)
      writeFileSync(join(folder, 'examples.ts'), `${declarations}\n${functions.join('\n')}\n`)
      return compileFolder(folder)
    },
  }
}

function writeBlock({ name, text }: BlockText, folder: string): DocBlock {
  const path = join(folder, `${name.replace(' ', '-')}.ts`)
  writeFileSync(path, text)
  return { name, text, path }
}

/** Returns the functions of the entries by name. Classes, which have names with a capital, are not among them. */
const publicFunctions = (entries: readonly object[]): readonly string[] => [
  ...new Set(
    entries
      .flatMap((entry) => Object.entries(entry))
      .flatMap(([name, value]) => (typeof value === 'function' && /^[a-z]/.test(name) ? [name] : [])),
  ),
]

const functionsWithExample = (source: string): readonly string[] =>
  [...source.matchAll(/\/\*\*(.*?)\*\/\nexport (?:async )?(?:function\*? |const )(\w+)/gs)].flatMap(
    ([, comment = '', name = '']) => (comment.split('/**').at(-1)?.includes('@example') ? [name] : []),
  )

const examplesOf = (source: string): readonly string[] =>
  (source.match(/\/\*\*.*?\*\//gs) ?? []).flatMap((comment) =>
    [...comment.matchAll(/@example\n(.*?)(?=\n *\* @|\n *\*\/)/gs)].map(([, lines = '']) =>
      lines.replace(/^ *\* ?/gm, ''),
    ),
  )

/** Compiles the modules of a folder under the settings of the tree. @returns the findings of the compiler; `''` without a finding */
export async function compileFolder(folder: string): Promise<string> {
  const tsconfig = {
    extends: fileURLToPath(new URL('../../../../tsconfig.base.json', import.meta.url)),
    compilerOptions: { noUnusedLocals: false },
    include: ['*.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const compiled = promisify(execFile)(process.execPath, [tsc, '-p', folder])
  const { stdout } = await compiled.catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error) return { stdout: String(error.stdout) }
    throw error
  })
  return stdout
}
