import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runProgram } from '@stockeye/test-kit/program'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import { getBalance } from '../account/get-balance.ts'
import { listPositions } from '../account/list-positions.ts'
import { createKisClient } from '../client/create-client.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { recordAnswers } from './record-answers.ts'

const cli = new URL('./cli.ts', import.meta.url)

/** Records some answers of the simulator, and returns the path of the recording. */
async function recordSome(): Promise<string> {
  const { options, settle } = await startSteppedKis({ environment: 'real' })
  const path = freshPath('answers.jsonl')
  const kis = createKisClient({ ...options, connect: recordAnswers({ path, connect: options.connect }) })
  onTestFinished(() => kis.close())
  await settle(getQuote(kis, { symbol: '005930' }))
  await settle(getQuote(kis, { symbol: 'AAPL', exchange: 'NASD' }))
  await settle(getBalance(kis, { currency: 'KRW' }))
  await settle(listPositions(kis, { market: 'US' }))
  await settle(getCandles(kis, { symbol: '005930', interval: 'day', from: '2026-01-01', to: '2026-10-19' }))
  return path
}

describe('npm run drift', () => {
  it('finds nothing in the answers of the simulator', async () => {
    const { code, stdout, stderr } = await runProgram(cli, { args: ['--answers', await recordSome()] })

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^\d+ answers compared, 0 differences\n$/)
  })

  it('prints a line for each difference, with its values masked, and ends with 1', async () => {
    const path = await recordSome()
    // Made up: KIS pads the name of the market with blanks, and leaves the deposit empty.
    const changed = readFileSync(path, 'utf8')
      .replaceAll(/(\\"rprs_mrkt_kor_name\\":\\"[^"\\]+)/g, '$1     ')
      .replaceAll(/(\\"dnca_tot_amt\\":\\")\d+/g, '$1')
    writeFileSync(path, changed)

    const { code, stdout, stderr } = await runProgram(cli, { args: ['--answers', path] })

    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'domestic-stock/inquire-balance output2.dnca_tot_amt KIS: empty (empty at KIS, "9" here)',
      'domestic-stock/inquire-price output.rprs_mrkt_kor_name KIS: blanks behind ("aaaaa     " at KIS, "aaaaa" here)',
    ])
    expect(stdout).toMatch(/compared, 2 differences\n$/)
  })

  it.each([
    ['without a file', [], /^drift: --answers: is missing; use /],
    [
      'with a file that the recorder has not written',
      ['--answers', fileURLToPath(cli)],
      /^drift: --answers: line 1 is not one of /,
    ],
    ['with a file that does not exist', ['--answers', 'no-such-file'], /^drift: --answers: ENOENT/],
    ['with an empty file', ['--answers', '/dev/null'], /^drift: --answers: \/dev\/null is empty; use /],
    ['with an unknown option', ['--answer'], /^drift: .*--answer/],
  ])('ends with 64 %s', async (_what, args, expected) => {
    const { code, stdout, stderr } = await runProgram(cli, { args })

    expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
    expect(stderr).toMatch(expected)
  })

  it('prints its help', async () => {
    const { code, stdout } = await runProgram(cli, { args: ['--help'] })

    expect(code).toBe(0)
    expect(stdout).toContain('--answers FILE')
  })
})
