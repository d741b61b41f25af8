import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join } from 'node:path'
import { promisedLines, readBlocks } from '../../packages/test-kit/src/docs/blocks.ts'
import { packages } from './matrix.ts'

/** A program of a consumer: a `ts` block of a page as printed, or a CommonJS program of `programs/`. */
export interface Program {
  /** Package and page, such as `kis-client README 1`. */
  readonly name: string
  /** Name of its file in the project, without the extension. */
  readonly stem: string
  readonly extension: '.ts' | '.test.ts' | '.cts'
  readonly text: string
  /** Packages that it imports. */
  readonly imports: readonly string[]
  /** Lines that it prints at least. */
  readonly promised: readonly string[]
  /** Program that goes on until SIGTERM. */
  readonly isServing: boolean
}

/** Packages that the programs import, such as `@stockeye/kis-client` for `@stockeye/kis-client/redis`. */
function importsOf(text: string): readonly string[] {
  const names = [...text.matchAll(/ from '([^']+)'/g)].map(([, name = '']) => name).filter((name) => !isBuiltin(name))
  return [...new Set(names.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))]
}

function programOf(name: string, text: string, extension: '.ts' | '.cts'): Program {
  const imports = importsOf(text)
  return {
    name,
    stem: name.replaceAll(' ', '-'),
    // A suite is run by vitest, which finds it by its name.
    extension: imports.includes('vitest') ? '.test.ts' : extension,
    text,
    imports,
    promised: promisedLines({ text }),
    isServing: text.includes("process.once('SIGTERM'"),
  }
}

const pages = packages.flatMap((folder) =>
  readBlocks(join('packages', folder)).map(({ name, text }) => programOf(`${folder} ${name}`, text, '.ts')),
)
const commonJs = globSync(join(import.meta.dirname, 'programs/*.cts'))
  .sort()
  .map((file) => programOf(`${basename(file, '.cts')} CommonJS`, readFileSync(file, 'utf8'), '.cts'))

/** All programs, in the order of the packages. */
export const programs: readonly Program[] = [...pages, ...commonJs]

/** Recognizes the programs that each change is checked with: the READMEs, one page a package, and CommonJS. */
export const isInCorners = ({ name }: Program): boolean =>
  / (README \d+|CommonJS)$/.test(name) ||
  ['token-manager testing 1', 'kis-client trading 1', 'telegram-adapter testing 1'].includes(name)
