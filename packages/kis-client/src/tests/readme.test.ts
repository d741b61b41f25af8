import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { assert, expect, it } from 'vitest'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

it('runs the smallest program of the README', async () => {
  const program = readFileSync(`${packageFolder}README.md`, 'utf8').match(/```ts\n(.*?)```/s)?.[1]
  assert(program)

  const flags = [
    '--conditions=@stockeye/source',
    '--disable-warning=ExperimentalWarning',
    '--input-type=module-typescript',
    '-e',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program], { cwd: packageFolder })

  expect(stdout).toMatch(/^삼성전자 [1-9]\d* KRW\norder \d{10} was taken by branch \d+\n$/)
})
