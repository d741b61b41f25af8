import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runProgram } from '@stockeye/test-kit/program'
import { freshPath, tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startIssuerServer } from '../../fake-issuer/issuer-server.ts'

describe('a manager in each of three workers on one file', () => {
  it.each(['cluster', 'threads'])('shares two issues with the other ones: %s', async (kind) => {
    const issuer = await startIssuerServer()
    onTestFinished(() => issuer.close())
    const program = new URL('./member.test-kit.ts', import.meta.url)

    const { code, stdout } = await runProgram(program, { args: [kind, freshPath('tokens.db'), issuer.url] })

    const lines = stdout.trim().split('\n')
    expect([code, lines.length, new Set(lines).size]).toEqual([0, 3, 1])
    expect(lines[0]).toMatch(/^2 [0-9a-f]{12}$/)
    expect(await issuer.calls()).toHaveLength(2)
  })
})

/** Runs a program that has the package twice, as `one` and `two`, each loaded from a folder of its own. */
async function runWithTwoCopies(body: string): Promise<unknown> {
  const root = tempFolder('copies')
  const home = fileURLToPath(new URL('../../..', import.meta.url))
  symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'))
  for (const name of ['one', 'two']) {
    mkdirSync(join(root, name))
    writeFileSync(join(root, name, 'package.json'), '{ "type": "module" }')
    cpSync(join(home, 'src'), join(root, name, 'src'), { recursive: true })
  }
  const load = (name: string) =>
    `const ${name} = { ...(await import('./${name}/src/index.ts')), ...(await import('./${name}/src/sqlite.ts')) }\n`
  const file = join(root, 'program.ts')
  writeFileSync(file, `${load('one')}${load('two')}const path = process.argv[2] ?? ''\n${issuers}${body}\nexport {}\n`)
  const { code, stdout, stderr } = await runProgram(pathToFileURL(file), { args: [join(root, 'data', 'tokens.db')] })
  expect([code, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

const issuers = `
let calls = 0
const issuer = {
  id: 'shared',
  async issue() {
    calls += 1
    return { secret: 'secret ' + calls, expiresAt: Date.now() + 86_400_000 }
  },
}
`

describe('a package that is installed twice', () => {
  it('refuses a second manager for one id on one store object', async () => {
    const code = await runWithTwoCopies(`
      const store = one.memoryStore()
      const first = one.createTokenManager({ issuer, store })
      let code = 'no error'
      try { two.createTokenManager({ issuer, store }) } catch (error) { code = error.code }
      await first.close()
      await two.createTokenManager({ issuer, store }).close() // the id is free again
      console.log(JSON.stringify(code))`)

    expect(code).toBe('TOKEN_INPUT')
  })

  it('shares one issue on one file', async () => {
    const seen = await runWithTwoCopies(`
      const managers = [one, two].map((copy) => copy.createTokenManager({ issuer, store: copy.sqliteStore({ path }) }))
      const tokens = await Promise.all(managers.map((manager) => manager.get()))
      await Promise.all(managers.map((manager) => manager.close()))
      console.log(JSON.stringify([calls, ...tokens.map(({ secret }) => secret)]))`)

    expect(seen).toEqual([1, 'secret 1', 'secret 1'])
  })

  it('keeps the message of an error of a store of the other copy, and recognizes its errors', async () => {
    const seen = await runWithTwoCopies(`
      const store = two.sqliteStore({ path })
      store.close()
      const tokens = one.createTokenManager({ issuer, store })
      const error = await tokens.get().catch((error) => error)
      const own = await store.read('shared').catch((error) => error)
      await tokens.close()
      console.log(JSON.stringify([error.code, error.message === own.message, own instanceof one.TokenStoreError, one.isTokenError(own)]))`)

    expect(seen).toEqual(['TOKEN_STORE', true, false, true])
  })
})
