import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { type ProgramOptions, runProgram } from '../program.ts'
import type { DocBlock } from './blocks.ts'

/** Runs a block to its end, in a process of its own. Rejects when it fails. */
export async function runBlock({ path, name }: DocBlock, options: ProgramOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await runProgram(pathToFileURL(path), options)
  if (code !== 0) throw new Error(`block ${name} failed with ${code}: ${stderr}`)
  return stdout
}

/**
 * Runs blocks to their ends, one after another in one process: loading the packages is most of the life of a short one. Rejects when
 * one fails.
 *
 * @param options.cwd folder in which each gets a folder of its own
 * @returns what each has printed
 */
export async function runBlocks(
  blocks: readonly DocBlock[],
  options: ProgramOptions & { readonly cwd: string },
): Promise<readonly string[]> {
  const marker = `--- ${randomUUID()}\n`
  const args = [marker.trim(), ...blocks.map(({ path }) => path)]
  const { code, stdout, stderr } = await runProgram(new URL('run-in-turn.ts', import.meta.url), { ...options, args })
  const [, ...outputs] = stdout.split(marker)
  if (code !== 0) throw new Error(`block ${blocks[outputs.length - 1]?.name} failed with ${code}: ${stderr}`)
  return outputs
}
