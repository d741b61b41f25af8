import type { WebhookInfo } from '@grammyjs/types'
import { within } from '@stockeye/internal/wait'
import { isOpsError, OpsTelegramError, OpsUnreachableError } from '../errors.ts'
import type { OpsPort } from '../ports/ops-port.ts'
import type { Connection } from '../telegram/connection.ts'
import { checkSettings, hostOf, unansweredOf, unknownToken } from '../telegram/settings.ts'
import { allowedUpdates } from '../telegram/updates.ts'
import { checkWebhookSecret } from '../telegram/webhook.ts'
import { fitsButton } from './buttons.ts'
import type { WebhookOptions } from './options.ts'

export interface StartupCheck {
  readonly connection: Connection
  /** Signal that ends the calls of Telegram. */
  readonly signal: AbortSignal
  readonly port: OpsPort
  readonly webhook: WebhookOptions | undefined
  /** Telegram ids of the users in whose name the jobs are checked. */
  readonly checkAs: readonly string[]
  readonly dangerous: readonly string[]
}

export interface StartupReport {
  /** Faults that must be corrected first, each as a sentence. */
  readonly failures: readonly string[]
  /** Username of the bot, in lower case. */
  readonly username: string | undefined
}

const portMs = 20_000

/** Checks everything that would otherwise fail later and without a message. */
export async function checkStartup(check: StartupCheck): Promise<StartupReport> {
  const { connection, signal, port, webhook, checkAs } = check
  const { token, clock } = connection
  const api = connection.api(signal)
  const badSettings = checkSettings(connection)
  const username: string[] = []

  async function checkTelegram(): Promise<readonly string[]> {
    if (badSettings.length > 0) return badSettings
    try {
      username.push((await api.call('getMe')).username.toLowerCase())
      if (webhook?.url !== undefined) return []
      const set = await api.call('getWebhookInfo')
      return webhook === undefined ? unwantedWebhook(set) : missingWebhook(set)
    } catch (error) {
      return [telegramFailure(error, connection)]
    }
  }

  async function checkPort(): Promise<readonly string[]> {
    try {
      return await within(
        clock,
        portMs,
        async () => {
          await port.verify()
          return checkJobs(check)
        },
        () => new OpsUnreachableError(`no answer within ${portMs} ms`),
      )
    } catch (error) {
      return [`the port cannot be asked: ${messageOf(error)}`]
    }
  }

  const idFailures = checkAs
    .filter((id) => !/^\d{1,20}$/.test(id))
    .map(
      (id) =>
        `checkAs: ${JSON.stringify(id)} is not a Telegram id; pass the number of a user as text, such as "123456789"`,
    )
  const webhookFailures = webhook === undefined ? [] : checkWebhookSecret(webhook.secret, token)
  const [telegramFailures, portFailures] = await Promise.all([
    checkTelegram(),
    idFailures.length > 0 ? Promise.resolve([]) : checkPort(),
  ])
  return {
    failures: [...telegramFailures, ...webhookFailures, ...idFailures, ...portFailures],
    username: username[0],
  }
}

/** Returns the fault of a webhook that is set, and would receive the updates in place of a bot that polls. */
const unwantedWebhook = ({ url = '' }: WebhookInfo): readonly string[] =>
  url === '' ? [] : [`a webhook is set, at ${hostOf(url)}: delete it (deleteWebhook), or pass webhook to createOpsBot`]

/** Returns the faults of the webhook that was set by hand, for a bot that has no address of its own to set. */
function missingWebhook({ url = '', allowed_updates }: WebhookInfo): readonly string[] {
  if (url === '') {
    return ['webhook.url: is missing, and no webhook is set at Telegram; pass the https address that Telegram calls']
  }
  const allowed: readonly string[] = allowed_updates ?? allowedUpdates
  const missing = allowedUpdates.filter((kind) => !allowed.includes(kind))
  if (missing.length === 0) return []
  const advice = 'set it with allowed_updates, or pass webhook.url'
  return [`the webhook at ${hostOf(url)} delivers no ${missing.join(' and no ')}; ${advice}`]
}

/** Checks the ids of the jobs, as far as the port lists them. */
async function checkJobs(check: StartupCheck): Promise<readonly string[]> {
  const { port, checkAs, dangerous } = check
  const admin = checkAs.length === 0 ? undefined : await findAdmin(check)
  if (checkAs.length > 0 && admin === undefined) {
    return [`checkAs: the port has no admin among ${checkAs.join(', ')}; name a user whose role is admin there`]
  }
  const ids = admin === undefined ? await port.jobIds?.() : (await port.listJobs(admin)).map(({ id }) => id)
  if (ids === undefined) return []
  return [
    ...ids
      .filter((id) => !fitsButton(id))
      .map((id) => `job ${id}: its id has ${Buffer.byteLength(id)} bytes, and a button holds 40; give it a shorter id`),
    ...dangerous
      .filter((id) => !ids.includes(id))
      .map((id) => `dangerous: ${JSON.stringify(id)} is not a job of the port; correct the id, or register the job`),
  ]
}

/** Returns the first of `checkAs` who is an admin. The other side decides who is one: `checkAs` grants no right. */
async function findAdmin({ port, checkAs }: StartupCheck): Promise<string | undefined> {
  const users = await Promise.all(checkAs.map(async (id) => ({ id, ...(await port.ensureUser({ telegramId: id })) })))
  return users.find(({ role, active }) => role === 'admin' && active)?.id
}

function telegramFailure(error: unknown, { apiRoot }: Connection): string {
  const isRefused = error instanceof OpsTelegramError && (error.status === 401 || error.status === 404)
  if (isRefused) return unknownToken
  return unansweredOf(apiRoot, error instanceof OpsTelegramError ? error.message : messageOf(error))
}

const messageOf = (error: unknown): string => {
  if (isOpsError(error)) return `${error.message} (${error.code})`
  return error instanceof Error ? error.message : 'something other than an error was thrown'
}
