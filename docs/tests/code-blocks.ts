import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocBlock } from '@stockeye/test-kit/docs/blocks'
import { parseSync } from 'oxc-parser'

/** Module on a page of the site: a block that is fenced `ts`. */
export interface CodeBlock extends DocBlock {
  /** Page, from the folder of the site. */
  readonly page: string
  /** Whether it runs to its end: its fence is `ts run`. */
  readonly runs: boolean
}

/** Returns the modules of a page, and writes each into a folder from which its imports resolve by name. */
export function writeBlocks(page: string, text: string, folder: string): readonly CodeBlock[] {
  return [...text.matchAll(/^```ts( run)?\n(.*?)^```/gms)].map(([, run, program = ''], index) => {
    const path = join(folder, `${page.replace(/\.md$/, '').replaceAll('/', '.')}.${index + 1}.ts`)
    writeFileSync(path, program)
    return { name: `${page} ${index + 1}`, page, text: program, path, runs: run !== undefined }
  })
}

/** Returns a program without its comments and blank lines: what a translation keeps. */
export function codeOf(program: string): string {
  const { comments } = parseSync('program.ts', program)
  const code = comments.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), program)
  return code.replace(/[ \t]+$/gm, '').replace(/\n{2,}/g, '\n')
}
