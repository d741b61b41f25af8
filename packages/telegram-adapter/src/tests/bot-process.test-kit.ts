// A bot in a process of its own, which a test can kill. Its port asks the test's process, by messages.
import { createOpsBot, createTelegram, type OpsPort } from '../index.ts'

/** Methods of a port. */
export type PortMethod = Exclude<keyof OpsPort, 'keepsAudit' | 'jobIds'>

const answers = new Map<number, (answer: unknown) => void>()
let lastId = 0

process.on('message', (message: { id: number; answer: unknown }) => {
  answers.get(message.id)?.(message.answer)
  answers.delete(message.id)
})

// biome-ignore lint/suspicious/noExplicitAny: each method has its own answer, and the test's process gives the right one.
function ask(method: PortMethod, ...args: readonly unknown[]): Promise<any> {
  lastId += 1
  const id = lastId
  process.send?.({ id, method, args })
  return new Promise((resolve) => answers.set(id, resolve))
}

const [token = '', apiRoot = ''] = process.argv.slice(2)
const bot = createOpsBot({
  telegram: createTelegram({ token, apiRoot }),
  port: {
    keepsAudit: false,
    verify: () => ask('verify'),
    ensureUser: (user) => ask('ensureUser', user),
    listJobs: (as) => ask('listJobs', as),
    trigger: (as, jobId, request) => ask('trigger', as, jobId, request),
    run: (as, runId) => ask('run', as, runId),
    history: (as, jobId) => ask('history', as, jobId),
    cancel: (as, runId) => ask('cancel', as, runId),
    undelivered: (as) => ask('undelivered', as),
    redeliver: (as, deliveryId) => ask('redeliver', as, deliveryId),
    discard: (as, deliveryId) => ask('discard', as, deliveryId),
    health: (as) => ask('health', as),
  },
})
await bot.start()
