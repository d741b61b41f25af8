import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { assert, expect, it, onTestFinished } from 'vitest'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

/** A server that grants client credentials for an hour. */
async function startOAuthServer() {
  const forms: string[] = []
  const server = createServer(async (request, response) => {
    forms.push((await request.toArray()).join(''))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ access_token: `secret-${forms.length}`, expires_in: 3_600 }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  assert(typeof address === 'object' && address)
  return { forms, url: `http://127.0.0.1:${address.port}/token` }
}

it('runs the smallest program of the README, twice on one token', async () => {
  const { forms, url } = await startOAuthServer()
  const folder = mkdtempSync(join(tmpdir(), 'token-manager-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const block = readFileSync(join(packageFolder, 'README.md'), 'utf8').match(/```ts\n(.*?)```/s)?.[1]
  const program = block?.replace('.tokens/tokens.db', join(folder, 'tokens.db'))
  assert(program)
  const run = () =>
    promisify(execFile)(
      process.execPath,
      [
        '--conditions=@stockeye/source',
        '--disable-warning=ExperimentalWarning',
        '--input-type=module-typescript',
        '-e',
        program,
      ],
      { cwd: packageFolder, env: { AUTH_URL: url, CLIENT_ID: 'me', CLIENT_SECRET: 'mine' } },
    )

  const outputs = [(await run()).stdout, (await run()).stdout]

  expect(forms).toEqual(['grant_type=client_credentials&client_id=me&client_secret=mine'])
  expect(outputs[0]).toMatch(/^rebuilt the session for token [0-9a-f]{12}\ntoken 1 is good until 2\S+Z\n$/)
  expect(outputs[1]).toBe(outputs[0])
})
