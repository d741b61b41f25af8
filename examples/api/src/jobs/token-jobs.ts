import { type Log, messageOf } from '@stockeye/example-shared/log'
import type { JobDefinition, JobRunner, Json, Recipient } from '@stockeye/job-runner'
import type { TokenManager } from '@stockeye/token-manager'
import * as z from 'zod'
import { alertTokenId } from './ids.ts'

interface TokenParts {
  readonly tokens: TokenManager
  readonly now: () => number
}

/** Returns the job that checks for a usable token, and fetches one if needed, for an admin who doubts it. */
export const checkTokenJob = ({ tokens, now }: TokenParts): JobDefinition => ({
  id: 'check_token',
  name: '토큰 점검',
  schedule: { cron: '*/30 * * * *', zone: 'Asia/Seoul' },
  async run({ signal }) {
    const token = await tokens.get({ signal })
    const leftMs = token.expiresAt - now()
    return { summary: `토큰 정상, ${spanOf(leftMs)} 남음`, leftMs, generation: token.generation }
  },
})

const alertSchema = z.object({ kind: z.enum(['expiring', 'refresh-failed']), leftMs: z.number(), reason: z.string() })

/** Alerts the admins to trouble with the token. It is a job, so that the alert survives a crash and is delivered once. */
export const alertTokenJob = ({ recipients }: { readonly recipients: readonly Recipient[] }): JobDefinition => ({
  id: alertTokenId,
  name: '토큰 경보',
  recipients,
  overlap: 'allow',
  async run({ payload }): Promise<Json> {
    const alert = alertSchema.safeParse(payload)
    if (!alert.success) return { summary: '알릴 토큰 문제가 없습니다' }
    const { kind, leftMs, reason } = alert.data
    const left = leftMs > 0 ? `${spanOf(leftMs)} 남음` : '쓸 수 있는 토큰 없음'
    return {
      notice: 'alert',
      summary: kind === 'expiring' ? `토큰 만료 임박: ${left}` : `토큰 갱신 실패(${reason}): ${left}`,
    }
  },
})

/**
 * Turns the token's troubles into runs of `alert_token`: one for each kind and generation, whichever processes share the
 * token. A process that knows no admin leaves the run to one that does: its run would use up the alarm and reach no one.
 *
 * @returns a function that ends it
 */
export function reportToken({
  tokens,
  jobs,
  log,
  admins,
}: {
  readonly tokens: TokenManager
  readonly jobs: JobRunner
  readonly log: Log
  /** Telegram ids of the recipients, as `registerJobs` has them. */
  readonly admins: readonly string[]
}): () => void {
  const alert = (kind: 'expiring' | 'refresh-failed', generation: number, leftMs: number, reason: string) => {
    if (admins.length === 0) return log.warn({ kind }, 'ALERT_WITHOUT_RECIPIENT TELEGRAM_ADMIN_ID is empty')
    const asked = { payload: { kind, leftMs, reason }, dedupeKey: `${kind}:${generation}`, overlap: 'queue' } as const
    jobs.trigger(alertTokenId, asked).catch((error: unknown) => log.error({ error: messageOf(error) }, 'ALERT_FAILED'))
  }
  const stops = [
    tokens.on('rotated', ({ token: { generation }, cause }) => log.info({ generation, cause }, 'TOKEN_REFRESH')),
    tokens.on('expiring', ({ token: { generation }, leftMs }) => {
      log.warn({ generation, leftMs }, 'TOKEN_EXPIRING')
      alert('expiring', generation, leftMs, '')
    }),
    tokens.on('refresh-failed', ({ error, nextAttemptAt, leftMs }) => {
      log.error({ code: error.code, nextAttemptAt, leftMs }, `TOKEN_REFRESH_FAILED ${error.message}`)
      alert('refresh-failed', tokens.status().token?.generation ?? 0, leftMs, error.code)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

const spanOf = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  return minutes < 60 ? `${minutes}분` : `${Math.floor(minutes / 60)}시간 ${minutes % 60}분`
}
