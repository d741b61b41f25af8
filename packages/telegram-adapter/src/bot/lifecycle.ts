import { wait, within } from '@stockeye/internal/wait'
import { OpsInputError, OpsStartError } from '../errors.ts'
import { faultOf, type OpsLog } from '../log.ts'
import type { Connection } from '../telegram/connection.ts'
import type { Inbox } from '../telegram/inbox.ts'
import { type Polling, startPolling } from '../telegram/polling.ts'
import { hostOf } from '../telegram/settings.ts'
import { allowedUpdates } from '../telegram/updates.ts'
import type { Menu } from './menu.ts'
import type { WebhookOptions } from './options.ts'
import type { StartupReport } from './startup-check.ts'

/** Life of a bot: it is started once, takes updates by polling or by webhook, and is stopped once. */
export interface Lifecycle {
  /** Starts the bot; after a failed start it may be called again. */
  start(): Promise<void>
  stop(deadlineMs: number): Promise<void>
  /** Returns the username of the bot, in lower case; blank before the start, and after one that failed. */
  username(): string
  /** Returns whether the start has passed its checks and has not failed, and `stop` was not called. */
  takesUpdates(): boolean
}

interface LifeParts {
  readonly connection: Connection
  readonly check: () => Promise<StartupReport>
  readonly webhook: WebhookOptions | undefined
  readonly menu: Menu
  readonly inbox: Inbox
  /** Aborted at the deadline of `stop`: everything that the bot does ends with it. */
  readonly closing: AbortController
  readonly redact: (text: string) => string
  readonly log: OpsLog
}

/** Creates the life of a bot that was not started yet. */
export function createLifecycle(parts: LifeParts): Lifecycle {
  const { connection, closing, webhook, inbox, log } = parts
  const polled = new AbortController()
  let username = ''
  let polling: Polling | undefined
  let started: Promise<void> | undefined
  let stopped: Promise<void> | undefined

  async function start() {
    username = await checked(parts)
    await setWebhook(parts)
    await parts.menu.setDefault()
    if (stopped !== undefined) return
    if (webhook === undefined) {
      const { signal } = polled
      polling = startPolling({ connection, receive: inbox.receive, signal, log })
    }
    const how = polling === undefined ? 'by webhook' : 'by long polling'
    log({ level: 'info', code: 'started', message: `@${username} takes updates ${how}` })
  }

  async function stop(deadlineMs: number) {
    polled.abort()
    await polling?.ended
    await settle(parts, deadlineMs)
    await confirm(parts, polling?.offset() ?? 0)
    closing.abort(new Error('the bot was stopped'))
    if (started !== undefined) log({ level: 'info', code: 'stopped', message: 'the bot takes no more updates' })
  }

  return {
    start() {
      if (stopped !== undefined) {
        const rule = 'was called after stop; create another bot with createOpsBot'
        return Promise.reject(new OpsInputError({ field: 'start', rule }))
      }
      started ??= start().catch((error: unknown) => {
        started = undefined
        username = ''
        throw error
      })
      return started
    },
    stop(deadlineMs) {
      stopped ??= stop(deadlineMs)
      return stopped
    },
    username: () => username,
    takesUpdates: () => username !== '' && stopped === undefined,
  }
}

/** Checks everything. @returns the username of the bot @throws {OpsStartError} `failures` has every fault */
async function checked({ check, redact }: LifeParts): Promise<string> {
  const { failures, username = '' } = await check()
  if (failures.length > 0) throw new OpsStartError(failures.map(redact))
  return username
}

/** Sets the webhook, if its address is not one that was set by hand. @throws {OpsStartError} Telegram refuses it */
async function setWebhook({ connection, closing, webhook, redact }: LifeParts): Promise<void> {
  if (webhook?.url === undefined) return
  const { url, secret } = webhook
  try {
    const api = connection.api(closing.signal)
    await api.call('setWebhook', { url, secret_token: secret, allowed_updates: allowedUpdates })
  } catch (error) {
    const why = redact(faultOf(error))
    // The path is left out: programs hide a secret in it.
    const rule = `cannot be set to the one on ${hostOf(url)}: ${why}; pass an https address that Telegram can reach`
    throw new OpsStartError([`webhook.url: ${rule}`])
  }
}

/**
 * Longest wait for the answer to the confirmation, in ms. Telegram acts on the call when it arrives, and may hold its answer for
 * as long.
 */
const confirmMs = 3_000

/** Confirms the updates below `offset`; 0 confirms none. Telegram delivers the updates in the answer of the call again. */
async function confirm({ connection }: LifeParts, offset: number): Promise<void> {
  if (offset === 0) return
  const ask = (signal: AbortSignal) => connection.api(signal).call('getUpdates', { offset, limit: 1, timeout: 0 })
  const late = () => new Error(`no answer within ${confirmMs} ms`)
  await within(connection.clock, confirmMs, ask, late).catch(() => undefined)
}

/** Waits until nothing is being handled, or the deadline is over. */
async function settle({ inbox, connection: { clock } }: LifeParts, deadlineMs: number): Promise<void> {
  const over = new AbortController()
  const timeUp = deadlineMs > 0 ? wait(clock, deadlineMs, over.signal).catch(() => undefined) : Promise.resolve()
  await Promise.race([inbox.settled(), timeUp])
  over.abort()
}
