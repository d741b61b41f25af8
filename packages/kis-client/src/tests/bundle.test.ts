import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startCommand } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { type BuildOptions, build } from 'esbuild'
import { assert, expect, it, onTestFinished } from 'vitest'
import { startSimulator } from '../simulator.ts'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

/** Asks for a quote and for a topic, over undici and ws, and prints how each went. */
const program = `
import { createKisClient, createStream, getQuote } from '@stockeye/kis-client'
import { ccnlKrx } from '@stockeye/kis-client/endpoints/feeds'

async function run() {
  const kis = createKisClient({ environment: 'paper', ...JSON.parse(process.env.SIMULATOR) })
  const quote = await getQuote(kis, { symbol: '005930' })
  console.log('quote of', quote.symbol)
  const stream = createStream(kis)
  const isLive = new Promise((resolve) => stream.on('topic', ({ status }) => status === 'live' && resolve()))
  stream.listen(ccnlKrx, '005930', () => {})
  await isLive
  console.log('topic is live')
  await stream.close()
  await kis.close()
}
const reasons = (error) => (error === undefined ? [] : [error.code + ' ' + error.message, ...reasons(error.cause)])
run().catch((error) => console.log(reasons(error).join('; ')))
`

/** Bundles the program into one file with everything that it needs, runs it alone in its folder, and returns its output. */
async function runBundled(options: BuildOptions & { readonly outfile: string }): Promise<string> {
  const simulator = await startSimulator()
  onTestFinished(() => simulator.close())
  const outfile = join(tempFolder('bundle'), options.outfile)
  await build({
    stdin: { contents: program, resolveDir: packageFolder },
    bundle: true,
    platform: 'node',
    target: 'node22',
    conditions: ['@stockeye/source'],
    logLevel: 'error',
    ...options,
    outfile,
  })
  const { credentials, hosts } = simulator
  const run = startCommand([process.execPath, outfile], { env: { SIMULATOR: JSON.stringify({ credentials, hosts }) } })
  await run.exited
  return run.output()
}

it('runs in an ESM bundle of esbuild with the banner of docs/size.md', async () => {
  const page = readFileSync(join(packageFolder, 'docs/size.md'), 'utf8')
  const [, banner] = /--banner:js="([^"]+)"/.exec(page) ?? []
  assert(banner !== undefined)

  const output = await runBundled({ outfile: 'program.mjs', format: 'esm', banner: { js: banner } })

  expect(output).toBe('quote of 005930\ntopic is live\n')
})

it('runs in a CommonJS bundle of esbuild', async () => {
  expect(await runBundled({ outfile: 'program.cjs', format: 'cjs' })).toBe('quote of 005930\ntopic is live\n')
})

it('names the page in an ESM bundle without the banner', async () => {
  const output = await runBundled({ outfile: 'program.mjs', format: 'esm' })

  expect(output).toMatch(/KIS_NO_TOKEN .*undici does not load.*docs\/size\.md/)
})
