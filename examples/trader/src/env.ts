import { z } from 'zod'

/** Settings of the trader from the environment; without credentials it trades on the simulator. */
export interface TraderEnv {
  readonly kis:
    | {
        readonly environment: 'real' | 'paper'
        readonly realOrders: boolean
        readonly appKey: string
        readonly appSecret: string
        readonly account: string
      }
    | undefined
  readonly logFile: string
  readonly tokenFile: string
  readonly jobFile: string
  readonly orderFile: string
  readonly haltFile: string
}

const names = ['KIS_APP_KEY', 'KIS_APP_SECRET', 'KIS_ACCOUNT'] as const

const schema = z.object({
  KIS_APP_KEY: z.string().optional(),
  KIS_APP_SECRET: z.string().optional(),
  KIS_ACCOUNT: z.string().optional(),
  KIS_ENVIRONMENT: z.enum(['paper', 'real']).default('paper'),
  KIS_REAL_ORDERS: z.string().optional(),
  TRADER_LOG: z.string().min(1).default('trading.log'),
  TRADER_TOKENS: z.string().min(1).default('.stockeye/tokens.db'),
  TRADER_JOBS: z.string().min(1).default('.stockeye/jobs.db'),
  TRADER_ORDERS: z.string().min(1).default('.stockeye/orders.db'),
  TRADER_HALT_FILE: z.string().min(1).default('.stockeye/STOP'),
})

/**
 * Reads the settings.
 *
 * @throws {Error} a setting is wrong, or some credentials are missing; the message names it and no value
 */
export function readEnv(env: Readonly<Record<string, string | undefined>>): TraderEnv {
  const parsed = schema.safeParse(env)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  }
  const { KIS_APP_KEY, KIS_APP_SECRET, KIS_ACCOUNT, KIS_ENVIRONMENT, KIS_REAL_ORDERS } = parsed.data
  const { TRADER_LOG: logFile, TRADER_TOKENS: tokenFile, TRADER_JOBS: jobFile } = parsed.data
  const { TRADER_ORDERS: orderFile, TRADER_HALT_FILE: haltFile } = parsed.data
  const files = { logFile, tokenFile, jobFile, orderFile, haltFile }
  const missing = names.filter((name) => !env[name]?.trim())
  if (missing.length === names.length) return { kis: undefined, ...files }
  if (!KIS_APP_KEY || !KIS_APP_SECRET || !KIS_ACCOUNT || missing.length > 0) {
    throw new Error(
      `${missing.join(', ')}: missing or blank, while other credentials are set; set all three, or none for the simulator`,
    )
  }
  // The second unlock for real money: with any other value orders stay refused.
  const realOrders = KIS_ENVIRONMENT === 'real' && KIS_REAL_ORDERS === 'yes'
  const kis = {
    environment: KIS_ENVIRONMENT,
    realOrders,
    appKey: KIS_APP_KEY,
    appSecret: KIS_APP_SECRET,
    account: KIS_ACCOUNT,
  }
  return { kis, ...files }
}
