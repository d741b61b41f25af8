import { SettingsError } from '@stockeye/example-shared/settings-error'
import { parseDecimal } from '@stockeye/kis-client'
import { parse, YAMLParseError } from 'yaml'
import * as z from 'zod'
import { intervals } from '../market/sessions.ts'
import { defaultSettings, type Settings } from './settings.ts'

/**
 * Parses a file of settings. What it leaves out has its default.
 *
 * @param text YAML, such as `trader.yaml`
 * @throws {SettingsError} it is not YAML, or fields are wrong or unknown; the message names each
 */
export function readSettings(text: string): Settings {
  const parsed = schema.safeParse(parseYaml(text) ?? {})
  if (!parsed.success) throw new SettingsError(parsed.error.issues.flatMap(problemsOf))
  return parsed.data
}

function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof YAMLParseError) throw new SettingsError([`settings: ${error.message}`])
    throw error
  }
}

const { risk, rules, files } = defaultSettings

const text = (example: string) =>
  z.string(`is not text; use text such as "${example}"`).min(1, `is blank; use text such as "${example}"`)

const amountMessage = 'is not an amount above zero; use a number such as 3000000'
const amount = z
  .union([z.string(), z.number()], amountMessage)
  .transform(String)
  .refine((value) => /^\d{1,15}(\.\d{1,4})?$/.test(value) && Number(value) > 0, amountMessage)
  .transform((value) => parseDecimal(value))

const count = (least: number, otherwise: number) =>
  z
    .int(`is not a whole number; use one such as ${otherwise}`)
    .min(least, `is below ${least}; use a number such as ${otherwise}`)
    .default(otherwise)

const percentMessage = 'is not a percentage between 0 and 100; use a number such as 3, or none'
const percent = z.number(percentMessage).gt(0, percentMessage).lt(100, percentMessage)
/** Makes a setting that may be `none`, which is kept as undefined. */
const orNone = (value: z.ZodType<number>, message: string, otherwise: number | undefined) =>
  z
    .union([value, z.literal('none')], message)
    .default(otherwise ?? 'none')
    .transform((one) => (one === 'none' ? undefined : one))
const amountOrNone = z
  .union([z.literal('none'), amount], `${amountMessage}, or none`)
  .optional()
  .transform((one) => (one === 'none' ? undefined : one))

const daysMessage = 'is not a number of trading days; use a whole number such as 20, or none'

const watched = z.strictObject({
  symbol: text('005930'),
  exchange: z
    .enum(['KRX', 'NASD', 'NYSE', 'AMEX'], 'is not an exchange of the trader; use KRX, NASD, NYSE or AMEX')
    .default('KRX'),
})

const schema = z.strictObject({
  watchlist: z
    .array(watched, 'is not a list; use entries such as - symbol: "005930"')
    .min(1, 'is empty; name an instrument')
    .refine(
      (list) => new Set(list.map(({ symbol }) => symbol)).size === list.length,
      'names a symbol twice; name each once',
    )
    .optional()
    .transform((list) => list ?? defaultSettings.watchlist),
  rules: z.strictObject({ KRX: text(rules.KRX).default(rules.KRX), US: text(rules.US).default(rules.US) }).prefault({}),
  interval: z.enum(intervals, `is not an interval; use ${intervals.join(', ')}`).default(defaultSettings.interval),
  risk: z
    .strictObject({
      budget: z.strictObject({ KRX: amount.default(risk.budget.KRX), US: amount.default(risk.budget.US) }).prefault({}),
      mostPositions: count(1, risk.mostPositions),
      stopLossPercent: orNone(percent, percentMessage, risk.stopLossPercent),
      takeProfitPercent: orNone(percent, percentMessage, risk.takeProfitPercent),
      trailingStopPercent: orNone(percent, percentMessage, risk.trailingStopPercent),
      mostDays: orNone(z.int(daysMessage).min(1, daysMessage), daysMessage, risk.mostDays),
      buyMinutes: count(1, risk.buyMinutes),
      sellMinutes: count(1, risk.sellMinutes),
      approveAbove: z.strictObject({ KRX: amountOrNone, US: amountOrNone }).prefault({}),
      slackTicks: count(0, risk.slackTicks).refine((ticks) => ticks <= 10, 'is above 10; use a number such as 2'),
    })
    .prefault({}),
  htsId: text('hts-id')
    .regex(/^[\w.@-]+$/, 'is not an HTS id; use the id with which you sign in at KIS')
    .optional()
    .transform((id) => id),
  isOnlyProgram: z.boolean('is not true or false; use one of them').default(defaultSettings.isOnlyProgram),
  files: z
    .strictObject({
      log: text(files.log).default(files.log),
      tokens: text(files.tokens).default(files.tokens),
      jobs: text(files.jobs).default(files.jobs),
      orders: text(files.orders).default(files.orders),
      desk: text(files.desk).default(files.desk),
      halt: text(files.halt).default(files.halt),
    })
    .prefault({}),
})

/** Returns a sentence for each mistake that an issue of the schema has. */
function problemsOf(issue: z.core.$ZodIssue): readonly string[] {
  const at = (...more: readonly PropertyKey[]) => [...issue.path, ...more].join('.') || 'settings'
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${at(key)}: is not a setting; see trader.yaml for those that exist`)
  return [`${at()}: ${issue.message}`]
}
