import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runProgram } from './program.ts'
import { tempFolder } from './temp-folder.ts'

/** Writes a program. @returns its address */
function program(text: string): URL {
  const file = join(tempFolder('program'), 'program.mts')
  writeFileSync(file, text)
  return pathToFileURL(file)
}

describe('runProgram', () => {
  it('returns the exit code of a program that ends by itself', async () => {
    expect((await runProgram(program('process.exitCode = 3'))).code).toBe(3)
  })

  it('returns each letter of a long output, whose bytes come in parts', async () => {
    // A letter is three bytes, and a part is no multiple of three.
    const text = 'process.stdout.write("가".repeat(1e5)); process.stderr.write("나".repeat(1e5))'

    const { stdout, stderr } = await runProgram(program(text))

    expect([stdout === '가'.repeat(1e5), stderr === '나'.repeat(1e5)]).toEqual([true, true])
  })

  it('returns the name of the signal that killed a program', async () => {
    expect((await runProgram(program("process.kill(process.pid, 'SIGKILL')"))).code).toBe('SIGKILL')
  })
})
