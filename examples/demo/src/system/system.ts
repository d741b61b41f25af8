import { randomBytes } from 'node:crypto'
import { listen } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import type { MarketRules } from '@stockeye/example-trader/settings/market-rules'
import type { Settings } from '@stockeye/example-trader/settings/settings'
import { createLocalPacer, type Stream } from '@stockeye/kis-client'
import { startBotProgram } from './bot.ts'
import type { Program } from './program.ts'
import { type ServiceProgram, startServiceProgram } from './service.ts'
import { startTokenOwner, type TokenOwner } from './tokens.ts'
import { startTraderProgram, type TraderProgram } from './trader.ts'
import type { World } from './world.ts'

/** Programs of the system, each of which was started again after a crash. */
export interface Programs {
  readonly owner: TokenOwner
  readonly trader: TraderProgram
  readonly service: ServiceProgram
}

export interface SystemOptions {
  readonly settings: Settings
  readonly rules: MarketRules
  readonly log: Log
  /** Runs the work of each request to the API, for time that stands still otherwise. @default it is run as it is */
  readonly attend?: ((work: () => Promise<Response>) => Promise<Response>) | undefined
  /** Called with each program at its start, before it works. */
  readonly watch?: { readonly [Name in keyof Programs]?: (program: Programs[Name]) => void } & {
    /** Called with the stream of each trader, before its first topic. */
    readonly stream?: (stream: Stream) => void
  }
}

/** Trader, API with its worker, and bot, with the owner of their token: each a program of its own over one disk. */
export interface System extends Programs {
  /** Secret with which a program may become any user of the API. */
  readonly botSecret: string
  /** Answers a request to the API; 503 while no API runs. */
  answer(request: Request): Promise<Response>
  /** Kills API and worker, and starts them again. */
  crashService(): Promise<void>
  /** Kills every program, and starts all again. */
  crash(): Promise<void>
  /** Stops every program in order. */
  stop(): Promise<void>
}

const away = () => new Response(null, { status: 503 })

/** Starts the programs of the system in a world, whose time must pass meanwhile. */
export async function startSystem(world: World, options: SystemOptions): Promise<System> {
  const { watch = {}, attend = (work) => work(), ...shared } = options
  const pacer = createLocalPacer({ clock: world.clock })
  const secret = () => randomBytes(33).toString('base64url')
  const secrets = { botSecret: secret(), jwtKey: secret() }
  let service: ServiceProgram | undefined
  const answer = (request: Request) => attend(async () => (service === undefined ? away() : service.fetch(request)))
  const server = await listen(answer, { host: '127.0.0.1', port: 0 })
  let programs: { owner: TokenOwner; trader: TraderProgram; bot: Program }

  async function startService({ tokens }: TokenOwner, trader: TraderProgram): Promise<void> {
    const { desk } = await trader.running
    service = await startServiceProgram(world, { tokens, pacer, desk, secrets, log: options.log })
    watch.service?.(service)
  }

  async function start() {
    const owner = startTokenOwner(world)
    watch.owner?.(owner)
    const failed = (error: unknown) => options.log.error({}, `TRADER_FAILED ${error}`)
    const given = { ...shared, tokens: owner.tokens, pacer, failed, streamOpened: watch.stream }
    const trader = startTraderProgram(world, given)
    watch.trader?.(trader)
    await startService(owner, trader)
    const bot = await startBotProgram(world, { apiUrl: server.url, botSecret: secrets.botSecret, log: options.log })
    return { owner, trader, bot }
  }

  programs = await start()
  return {
    get owner() {
      return programs.owner
    },
    get trader() {
      return programs.trader
    },
    get service() {
      if (service === undefined) throw new Error('no API runs')
      return service
    },
    botSecret: secrets.botSecret,
    answer,
    async crashService() {
      service?.die()
      service = undefined
      await startService(programs.owner, programs.trader)
    },
    async crash() {
      programs.bot.die()
      service?.die()
      service = undefined
      programs.trader.die()
      programs.owner.die()
      programs = await start()
    },
    async stop() {
      await programs.bot.stop()
      const last = service
      service = undefined
      await last?.stop()
      await programs.trader.stop()
      await programs.owner.stop()
      await server.stop()
    },
  }
}
