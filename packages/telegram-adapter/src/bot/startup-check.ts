import { within } from '@stockeye/internal/wait'
import type { Api } from 'grammy'
import type { Clock } from '../clock.ts'
import { isOpsError, OpsTelegramError, OpsUnreachableError } from '../errors.ts'
import type { OpsPort } from '../ports/ops-port.ts'
import { checkToken } from '../telegram/token.ts'
import { checkWebhookSecret } from '../telegram/webhook.ts'
import { fitsButton } from './buttons.ts'

export interface StartupCheck {
  readonly token: string
  readonly api: Api
  readonly port: OpsPort
  readonly clock: Clock
  readonly webhook: { readonly secret: string } | undefined
  readonly admins: readonly string[]
  readonly dangerous: readonly string[]
}

export interface StartupReport {
  /** Everything that must be set right first, each as a sentence. */
  readonly failures: readonly string[]
  /** The bot's own name, in lower case. */
  readonly username: string | undefined
}

const portMs = 20_000

/** Looks at everything that would otherwise fail later, and in silence. */
export async function checkStartup(check: StartupCheck): Promise<StartupReport> {
  const { token, api, port, clock, webhook, admins } = check
  const badToken = checkToken(token)
  const username: string[] = []

  async function checkTelegram(): Promise<readonly string[]> {
    if (badToken.length > 0) return badToken
    try {
      username.push((await api.getMe()).username.toLowerCase())
      if (webhook !== undefined) return []
      const { url } = await api.getWebhookInfo()
      if (url === undefined || url === '') return []
      return [`a webhook is set, at ${hostOf(url)}: delete it (deleteWebhook), or pass telegram.webhook`]
    } catch (error) {
      return [telegramFailure(error)]
    }
  }

  async function checkPort(): Promise<readonly string[]> {
    try {
      return await within(
        clock,
        portMs,
        async () => {
          await port.verify()
          return admins.length === 0 ? [] : checkAsAdmin(check)
        },
        () => new OpsUnreachableError(`no answer within ${portMs} ms`),
      )
    } catch (error) {
      return [`the port cannot be asked: ${messageOf(error)}`]
    }
  }

  const idFailures = admins
    .filter((id) => !/^\d{1,20}$/.test(id))
    .map((id) => `admins must hold Telegram ids, digits alone: ${JSON.stringify(id)} is none`)
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

/** Only an admin sees the jobs. Who is one, the other side says; the list here gives nobody a right. */
async function checkAsAdmin({ port, admins, dangerous }: StartupCheck): Promise<readonly string[]> {
  const users = await Promise.all(
    admins.map(async (id) => ({ id, ...(await port.ensureUser({ telegramId: id, name: id })) })),
  )
  const admin = users.find(({ role, active }) => role === 'admin' && active)
  if (admin === undefined) {
    return [`none of admins (${admins.join(', ')}) is an admin to the port: nobody could give a command`]
  }
  const ids = (await port.listJobs(admin.id)).map(({ id }) => id)
  return [
    ...ids
      .filter((id) => !fitsButton(id))
      .map((id) => `the job ${id} does not fit a button: its id has ${Buffer.byteLength(id)} bytes, of 40 at most`),
    ...dangerous.filter((id) => !ids.includes(id)).map((id) => `dangerous names ${id}, and there is no such job`),
  ]
}

function telegramFailure(error: unknown): string {
  if (!(error instanceof OpsTelegramError)) return `Telegram cannot be asked: ${messageOf(error)}`
  if (error.status === 401 || error.status === 404) return 'Telegram does not know telegram.token'
  return `Telegram cannot be asked: ${error.message}`
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'an unknown address')

const messageOf = (error: unknown): string => {
  if (isOpsError(error)) return `${error.message} (${error.code})`
  return error instanceof Error ? error.message : 'something other than an error was thrown'
}
