import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runProgram } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'

const home = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program of a user who has installed this package, and no optional peer dependency. @returns its output */
async function runWithoutPeers(program: string): Promise<string> {
  const folder = tempFolder('peers')
  cpSync(join(home, 'src'), join(folder, 'src'), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of ['eventemitter3', 'p-retry', 'zod', '@stockeye']) {
    symlinkSync(join(home, 'node_modules', name), join(folder, 'node_modules', name))
  }
  const path = join(folder, 'program.ts')
  writeFileSync(path, program)
  const { stdout, stderr } = await runProgram(pathToFileURL(path))
  return stdout + stderr
}

describe('a missing package', () => {
  it('is named by encryptedStore when a token is stored', async () => {
    const output = await runWithoutPeers(`
      import { encryptedStore } from './src/encrypted.ts'
      import { memoryStore } from './src/index.ts'
      const store = encryptedStore({ store: memoryStore(), keys: [{ kid: '1', secret: new Uint8Array(32) }] })
      const lease = await store.lease('a', { holder: 'b', leaseMs: 1_000 })
      const token = { secret: 'one', issuedAt: 1, expiresAt: 2 }
      const error = await store.write(lease, { id: 'a', generation: 1, notBefore: 0, token }).catch((e) => e)
      console.log(error.code, error.message)
    `)

    expect(output).toBe('TOKEN_STORE encryptedStore needs jose: npm install jose\n')
  })

  it('is named by oauthIssuer at the first request, which is not repeated', async () => {
    const output = await runWithoutPeers(`
      import { createTokenManager } from './src/index.ts'
      import { oauthIssuer } from './src/oauth.ts'
      const issuer = oauthIssuer({ tokenUrl: 'https://localhost/token', clientId: 'a', clientSecret: 'b' })
      const tokens = createTokenManager({ issuer })
      const error = await tokens.get().catch((e) => e)
      console.log(error.message, error.attempts, error.cause.message)
      await tokens.close()
    `)

    const advice = 'oauthIssuer needs oauth4webapi: npm install oauth4webapi'
    expect(output).toContain(`: ${advice}; the next try is in `)
    expect(output).toMatch(new RegExp(` 1 ${advice}\n$`))
  })
})
