import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

const client: Manifest = {
  name: '@x/client',
  version: '0.1.1',
  dependencies: { '@x/tokens': 'workspace:^', ws: '^8.0.0' },
}
const tokens: Manifest = { name: '@x/tokens', version: '0.2.0' }
const internal: Manifest = { name: '@x/internal', version: '0.0.0', private: true }

/** Makes a checkout of three packages, two of them with tarballs in `packed/`, and an `npm` that notes its arguments. */
function makeCheckout(packed: Readonly<Record<string, Manifest>>) {
  const home = mkdtempSync(join(tmpdir(), 'publish-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const write = (folder: string, manifest: Manifest) => {
    mkdirSync(join(home, folder), { recursive: true })
    writeFileSync(join(home, folder, 'package.json'), JSON.stringify(manifest))
  }
  write('packages/client', client)
  write('packages/internal', internal)
  write('packages/tokens', tokens)
  mkdirSync(join(home, 'packed'))
  for (const [file, manifest] of Object.entries(packed)) {
    write('package', manifest)
    execFileSync('tar', ['-czf', join(home, 'packed', file), '-C', home, 'package'])
  }
  mkdirSync(join(home, 'bin'))
  writeFileSync(join(home, 'bin/npm'), `#!/bin/sh\necho "$@" >> ${join(home, 'calls')}\n`, { mode: 0o755 })
  return home
}

/** Starts a registry that answers each path with a status. @returns its URL */
async function startRegistry(statusOf: (path: string) => number): Promise<string> {
  const server = createServer(({ url = '' }, response) => response.writeHead(statusOf(url)).end('{}'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function publish(home: string, registry: string) {
  const child = spawn(process.execPath, [resolve('scripts/publish-tarballs.mjs'), 'packed', registry], {
    cwd: home,
    env: { ...process.env, PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH']}` },
  })
  const errors: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const [code] = await once(child, 'close')
  const calls = existsSync(join(home, 'calls')) ? readFileSync(join(home, 'calls'), 'utf8').trim().split('\n') : []
  return { code, calls, errors: Buffer.concat(errors).toString() }
}

const both = { 'x-client-0.1.1.tgz': client, 'x-tokens-0.2.0.tgz': tokens }

it('publishes a package after those that it depends on, with its provenance', async () => {
  const registry = await startRegistry(() => 404)

  const { code, calls } = await publish(makeCheckout(both), registry)

  expect({ code, calls }).toEqual({
    code: 0,
    calls: [
      `publish ./packed/x-tokens-0.2.0.tgz --provenance --access=public --registry=${registry}`,
      `publish ./packed/x-client-0.1.1.tgz --provenance --access=public --registry=${registry}`,
    ],
  })
})

it('publishes only what the registry lacks', async () => {
  const registry = await startRegistry((path) => (path === '/@x%2ftokens/0.2.0' ? 200 : 404))

  const { code, calls } = await publish(makeCheckout(both), registry)

  expect(code).toBe(0)
  expect(calls).toEqual([expect.stringContaining('x-client-0.1.1.tgz')])
})

it('publishes nothing after an answer that does not say whether the registry has the version', async () => {
  const { code, calls } = await publish(makeCheckout(both), await startRegistry(() => 503))

  expect({ code, calls }).toEqual({ code: 1, calls: [] })
})

it.each([
  ['lacks a tarball', { 'x-tokens-0.2.0.tgz': tokens }],
  ['holds a further one', { ...both, 'x-other-1.0.0.tgz': { name: '@x/other', version: '1.0.0' } }],
  ['holds one of another package', { ...both, 'x-tokens-0.2.0.tgz': { name: '@y/tokens', version: '0.2.0' } }],
  ['holds one of another version', { ...both, 'x-tokens-0.2.0.tgz': { ...tokens, version: '9.0.0' } }],
])('publishes nothing where the folder %s', async (_, packed) => {
  const { code, calls, errors } = await publish(makeCheckout(packed), await startRegistry(() => 404))

  expect({ code, calls }).toEqual({ code: 1, calls: [] })
  expect(errors).toContain('this commit needs')
})
