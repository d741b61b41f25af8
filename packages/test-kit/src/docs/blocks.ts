import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Text of a `ts` block of the README or of a page in `docs/`. */
export interface BlockText {
  /** Page and position on it, such as `stores 2`. */
  readonly name: string
  readonly text: string
}

/** Block that was written to a file. */
export interface DocBlock extends BlockText {
  /** File that holds the block, in a folder from which its imports resolve by name. */
  readonly path: string
}

/** Returns the blocks of a package: those of the README, then those of the pages in `docs/` by name. */
export function readBlocks(packageFolder: string): readonly BlockText[] {
  const pages = [join(packageFolder, 'README.md'), ...globSync(join(packageFolder, 'docs/*.md')).sort()]
  return pages.flatMap((page) => {
    const texts = [...readFileSync(page, 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, text = '']) => text)
    return texts.map((text, index) => ({ name: `${basename(page, '.md')} ${index + 1}`, text }))
  })
}

/** Returns the lines that the comments of a block promise: `// prints …`. */
export const promisedLines = ({ text }: Pick<BlockText, 'text'>): readonly string[] =>
  [...text.matchAll(/\/\/ prints (.+)$/gm)].map(([, line = '']) => line)
