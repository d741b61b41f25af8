import { describe, expect, it } from 'vitest'
import { importPeers, MissingPackageError } from './peer.ts'

const peers = { user: 'bullmqBackend', packages: ['ioredis', 'bullmq'] }

describe('importPeers', () => {
  it.each([
    "Cannot find package 'bullmq' imported from /app/node_modules/@stockeye/job-runner/dist/bullmq.js", // Node
    "Cannot find package 'bullmq' from '/app/node_modules/@stockeye/job-runner/dist/bullmq.js'", // Bun
    "Cannot find module 'bullmq' from 'node_modules/@stockeye/job-runner/dist/bullmq.js'", // Jest
  ])('says what to install for: %s', async (message) => {
    const absent = new Error(message)

    const error = await importPeers(peers, () => Promise.reject(absent)).catch((e: unknown) => e)

    expect(error).toBeInstanceOf(MissingPackageError)
    expect(error).toMatchObject({
      message: 'bullmqBackend needs bullmq: npm install ioredis bullmq',
      code: 'ERR_MODULE_NOT_FOUND',
      cause: absent,
    })
  })

  it('says what to install for a package that Node does not find', async () => {
    const absent = 'stockeye-absent-package'

    const error = await importPeers({ user: 'f', packages: [absent] }, () => import(absent)).catch((e: unknown) => e)

    expect(error).toMatchObject({ message: `f needs ${absent}: npm install ${absent}` })
  })

  it('says how npx finds the package of a command', async () => {
    const absent = new Error("Cannot find package 'ioredis' imported from /root/cli.js")

    const load = importPeers({ user: 'a Redis', packages: ['ioredis'], isCommand: true }, () => Promise.reject(absent))

    await expect(load).rejects.toThrow(
      'a Redis needs ioredis: npm install ioredis, and with npx: npx -p ioredis -p ...',
    )
  })

  it('passes the error of a package that has failed itself, or that needs another one', async () => {
    const failed = new Error("Cannot find package 'redis-errors' imported from /app/node_modules/ioredis/index.js")

    await expect(importPeers(peers, () => Promise.reject(failed))).rejects.toBe(failed)
  })
})
