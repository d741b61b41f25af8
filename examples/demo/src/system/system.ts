import { randomBytes } from 'node:crypto'
import type { CrashPoint } from '@stockeye/example-shared/life'
import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { createLocalPacer, type KisClient, type Stream } from '@stockeye/kis-client'
import { startBotProgram } from './bot.ts'
import type { Program } from './program.ts'
import { type ServiceProgram, startServiceProgram } from './service.ts'
import { startTokenOwner, type TokenOwner } from './tokens.ts'
import { startTraderProgram, type TraderProgram, type TraderProgramOptions } from './trader.ts'
import type { World } from './world.ts'

/** Programs of the system, each of which was started again after a crash. */
export interface Programs {
  readonly owner: TokenOwner
  readonly trader: TraderProgram
  readonly service: ServiceProgram
}

export interface SystemOptions extends Pick<TraderProgramOptions, 'settings' | 'rules' | 'word'> {
  readonly log: Log
  /** Called with an error that ended the trader. @default it is logged */
  readonly failed?: TraderProgramOptions['failed']
  /** Called when the trader dies. @default the other programs go on */
  readonly died?: TraderProgramOptions['died']
  /** Runs the work of each request to the API, for time that stands still otherwise. @default it is run as it is */
  readonly attend?: ((work: () => Promise<Response>) => Promise<Response>) | undefined
  /** Called with each program at its start, before it works. */
  readonly watch?: { readonly [Name in keyof Programs]?: (program: Programs[Name]) => void } & {
    /** Called with the stream of each trader, before its first topic. */
    readonly stream?: (stream: Stream) => void
  }
}

/** Trader, API with its worker, and bot, with the owner of their token: each a program of its own over one disk. */
export interface System {
  /** Resolves when all programs work. It rejects with the error of the one that could not start. */
  readonly ready: Promise<void>
  /** Secret with which a program may become any user of the API. */
  readonly botSecret: string
  /** Client of the trader. */
  readonly kis: KisClient
  /** Answers a request to the API; 503 while no API runs. */
  answer(request: Request): Promise<Response>
  /** Kills API and worker, and starts them again. */
  crashService(): Promise<void>
  /** Lets the trader die when it reaches a point of a call. */
  dieAt(point: CrashPoint): void
  /** Kills every program. Another system may be started in the world. */
  die(): void
  /** Stops every program in order, unless they were killed. */
  stop(): Promise<void>
}

const away = () => new Response(null, { status: 503 })

/** Starts the programs of the system in a world, whose time must pass meanwhile. */
export function startSystem(world: World, options: SystemOptions): System {
  const { watch = {}, attend = (work) => work(), log, ...shared } = options
  const pacer = createLocalPacer({ clock: world.clock })
  const secret = () => randomBytes(33).toString('base64url')
  const secrets = { botSecret: secret(), jwtKey: secret() }
  const failed = (error: unknown) => log.error({}, `TRADER_FAILED ${error}`)
  let service: ServiceProgram | undefined
  let bot: Program | undefined
  let server: Served | undefined
  let isOver = false
  let restarting: Promise<void> | undefined
  const owner = startTokenOwner(world)
  const { tokens } = owner
  watch.owner?.(owner)
  const trader = startTraderProgram(world, { failed, ...shared, log, tokens, pacer, streamOpened: watch.stream })
  watch.trader?.(trader)

  const answer = (request: Request) => attend(async () => (service === undefined ? away() : service.fetch(request)))

  async function startService(): Promise<void> {
    const { desk } = await trader.running
    const started = await startServiceProgram(world, { tokens, pacer, desk, secrets, log })
    if (isOver) return started.die()
    service = started
    watch.service?.(service)
  }

  async function restartService(): Promise<void> {
    service?.die()
    service = undefined
    await startService()
  }

  async function start(): Promise<void> {
    await startService()
    server = await listen(answer, { host: '127.0.0.1', port: 0 })
    const started = await startBotProgram(world, { apiUrl: server.url, botSecret: secrets.botSecret, log })
    bot = started
    if (isOver) die()
  }

  function die(): void {
    isOver = true
    bot?.die()
    service?.die()
    service = undefined
    trader.die()
    owner.die()
    void server?.stop()
  }

  const ready = start()
  // A caller that does not wait for it sees that nothing works.
  ready.catch(() => undefined)
  return {
    ready,
    botSecret: secrets.botSecret,
    kis: trader.kis,
    answer,
    crashService() {
      // A second crash during a restart is the same one: two services must not have one disk.
      restarting ??= restartService().finally(() => {
        restarting = undefined
      })
      return restarting
    },
    dieAt: trader.dieAt,
    die,
    async stop() {
      if (isOver) return
      await ready.catch(() => undefined)
      await restarting?.catch(() => undefined)
      await bot?.stop()
      const last = service
      service = undefined
      await last?.stop()
      await trader.stop()
      await owner.stop()
      await server?.stop()
    },
  }
}
