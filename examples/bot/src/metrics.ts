import { wordOf } from '@stockeye/example-shared/log'
import type { Metrics } from '@stockeye/example-shared/metrics/metrics'
import type { OpsLogEntry } from '@stockeye/telegram-adapter'
import { Counter, Gauge } from 'prom-client'
import type { Bot } from './create-bot.ts'

const codes: { readonly [code in OpsLogEntry['code']]: true } = {
  started: true,
  stopped: true,
  conflict: true,
  unauthorized: true,
  unreachable: true,
  recovered: true,
  'not-sent': true,
  'form-failed': true,
  'button-refused': true,
  'access-refused': true,
  flooded: true,
  'webhook-refused': true,
  port: true,
  fault: true,
}

/** Returns a listener that counts the entries of a bot's log by their code, such as `BOT_CONFLICT`. */
export function countEntries({ registry }: Pick<Metrics, 'registry'>): (entry: Pick<OpsLogEntry, 'code'>) => void {
  const entries = new Counter({
    name: 'stockeye_bot_log_entries_total',
    help: 'Entries of the log by code',
    labelNames: ['code'] as const,
    registers: [registry],
  })
  for (const code of Object.keys(codes)) entries.inc({ code: wordOf('BOT', code) }, 0)
  return ({ code }) => entries.inc({ code: wordOf('BOT', code) })
}

/** Shows whether updates of Telegram arrive. */
export function showReceiving({ registry }: Pick<Metrics, 'registry'>, bot: Pick<Bot, 'fault'>): void {
  new Gauge({
    name: 'stockeye_bot_receiving',
    help: 'Whether updates of Telegram arrive',
    registers: [registry],
    collect() {
      this.set(bot.fault() === undefined ? 1 : 0)
    },
  })
}
