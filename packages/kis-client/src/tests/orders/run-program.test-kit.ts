import { isKisError } from '../../errors.ts'
import type { NewOrder } from '../../orders/place-order.ts'
import type { Trading } from '../../orders/trading/trading.ts'
import type { Exchange } from './exchange.test-kit.ts'
import { noticeOfStep } from './exchange-notices.test-kit.ts'
import { type Course, contents, krxPaths, type RandomProgram, type Step } from './random-programs.test-kit.ts'
import { startWorld, type World } from './world.test-kit.ts'

/**
 * Runs a program against an exchange, and checks the promises of trading after each step.
 *
 * @returns a short text on the end of each of its orders
 */
export async function runProgram(exchange: Exchange, { settings, steps }: RandomProgram): Promise<readonly string[]> {
  exchange.configure(settings)
  const isOnlyProgram = steps.every(({ kind }) => kind !== 'another places' && kind !== 'another cancels')
  const world = await startWorld(exchange, { isOnlyProgram, hasNotices: steps.some(({ kind }) => kind === 'notice') })
  for (const step of steps) {
    await runStep(world, step)
    await world.check()
  }
  return world.finish()
}

function runStep(world: World, step: Step): Promise<void> | void {
  const { exchange } = world
  switch (step.kind) {
    case 'place':
      return place(world, step, 1)
    case 'place twins':
      return place(world, step, 2)
    case 'place again':
    case 'place another with its id':
      return placeAgain(world, step.of, step.kind === 'place again')
    case 'cancel': {
      const part = step.quantity === undefined ? {} : { quantity: step.quantity }
      return change(world, step, (trading, of, clientOrderId) => trading.cancel(of, { clientOrderId, ...part }))
    }
    case 'revise': {
      const { price } = step
      return change(world, step, (trading, of, clientOrderId) => trading.revise(of, { clientOrderId, price }))
    }
    case 'another places':
      return placeAsAnother(exchange, step)
    case 'another cancels':
    case 'fill':
      return changeOpenOrder(exchange, step)
    case 'claim':
      return claim(world, step.of)
    case 'reconcile':
    case 'restart':
      return read(world, step)
    case 'lag':
      return exchange.configure({ orderListLagMs: step.ms, positionLagMs: step.ms })
    case 'set clock':
      return world.host.setClock(step.ms)
    case 'notice':
      return sendNotices(world, step)
    case 'wait':
      return exchange.clock.runUntil(exchange.clock.now() + step.ms)
  }
}

function newId({ ids }: World, order?: NewOrder): string {
  const id = `order ${ids.size + 1}`
  ids.set(id, order)
  return id
}

function place(world: World, step: Course & { readonly content: number }, count: number): Promise<void> {
  const order = contentOf(step)
  const ids = Array.from({ length: count }, () => newId(world, order))
  const call = async (trading: Trading) => {
    const results = await Promise.allSettled(ids.map((clientOrderId) => trading.place(order, { clientOrderId })))
    const failed = results.find((result) => result.status === 'rejected' && !isKisError(result.reason))
    if (failed?.status === 'rejected') throw failed.reason
  }
  return world.send({ ids, symbol: order.symbol }, call, step)
}

/** Places an order with an id that has one: of the same content, or of another one. Nothing may leave. */
async function placeAgain({ ids, host, exchange }: World, of: number, isSame: boolean): Promise<void> {
  const trading = await host.living()
  const [id, order] =
    pick(
      [...ids].filter(([, order]) => order !== undefined),
      of,
    ) ?? []
  if (id === undefined || order === undefined || (await trading.getOrder(id)) === undefined) return
  const wanted = isSame ? order : { ...order, quantity: '9' }
  const call = trading.place(wanted, { clientOrderId: id }).catch((error: unknown) => error)
  const answer = await exchange.clock.settle(call)
  const isRight = isSame
    ? answer === (await trading.getOrder(id))
    : isKisError(answer) && answer.code === 'KIS_ORDER_CONFLICT'
  if (!isRight) throw new Error(`the second call with the id ${id} returns ${JSON.stringify(answer)}`)
}

/** Changes an order that is open at the exchange; if no order is, another one. */
async function change(
  world: World,
  step: Course & { readonly of: number },
  make: (trading: Trading, of: string, clientOrderId: string) => Promise<unknown>,
): Promise<void> {
  const open = new Set(openOrders(world.exchange).map(({ orderNumber }) => orderNumber))
  const known = [...(await world.known())].filter(([, { live }]) => open.has(live?.name?.number ?? ''))
  const of = pick(known.length > 0 ? known.map(([id]) => id) : [...world.ids.keys()], step.of)
  if (of === undefined) return
  const id = newId(world)
  await world.send({ ids: [id], symbol: undefined }, (trading) => make(trading, of, id), step)
}

/** Places an order as another program does. One with our origin is unlike ours until that origin was seen to be shared. */
function placeAsAnother(exchange: Exchange, step: Extract<Step, { readonly kind: 'another places' }>): void {
  const { symbol, side, price, quantity } = contentOf(step)
  const isShared = exchange.orders().some(({ isExternal, quantity }) => isExternal === true && quantity === unlike)
  const isAlike = step.isAlike && (step.from === 'app' || isShared)
  const from = step.from === 'app' ? {} : { origin: { employee: 'OpnAPI', address: '127.0.0.1' } }
  atExchange(() =>
    exchange.placeExternalOrder({ symbol, side, price, quantity: isAlike ? Number(quantity) : unlike, ...from }),
  )
}

// No order of ours has as many shares.
const unlike = 7

function changeOpenOrder(exchange: Exchange, step: Extract<Step, { readonly kind: 'another cancels' | 'fill' }>): void {
  const open = pick(openOrders(exchange), step.of)
  if (open === undefined) return
  const { orderNumber, rest } = open
  atExchange(() =>
    step.kind === 'fill'
      ? exchange.fillOrder(orderNumber, Math.min(step.quantity, rest))
      : exchange.cancelExternally(orderNumber),
  )
}

/** Lets a person who knows the truth say it of an order in doubt. */
async function claim({ host, known, isOf }: World, of: number): Promise<void> {
  const trading = await host.living()
  const records = [...(await known()).values()].flatMap(({ live }) => live ?? [])
  const taken = records.map(({ name }) => name?.number)
  const record = pick(
    records.filter(({ isProbable, candidates }) => isProbable || candidates.length > 0),
    of,
  )
  if (record === undefined) return
  const { clientOrderId: id, name, candidates } = record
  const own = candidates.find((number) => isOf(id, number) && !taken.includes(number))
  if (name !== undefined) await host.outcome(() => trading.claim(id, { isOurs: isOf(id, name.number), by: 'Minji' }))
  else if (own !== undefined) await host.outcome(() => trading.claim(id, { number: own, by: 'Minji' }))
}

async function read(world: World, step: Extract<Step, { readonly kind: 'reconcile' | 'restart' }>): Promise<void> {
  if (step.fault !== undefined) world.exchange.fault({ path: krxPaths.list }, step.fault)
  if (step.kind === 'restart') await world.host.start(step.trouble)
  else await world.host.reconcile(step.trouble)
}

/** Sends notices to a program that lives, and lets it take them. */
async function sendNotices({ exchange, host }: World, step: Extract<Step, { readonly kind: 'notice' }>): Promise<void> {
  await host.living()
  for (let time = 0; time < step.times; time += 1) {
    const notice = step.what === 'gap' ? undefined : noticeOfStep(exchange, step)
    if (notice === undefined) host.notices.gap()
    else host.notices.send(notice)
  }
  await exchange.clock.runUntil(exchange.clock.now() + 100)
}

/** Does something at the exchange, unless it refuses that, as it does after the close. */
function atExchange(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    if (!isKisError(error)) throw error
  }
}

const openOrders = (exchange: Exchange) =>
  exchange
    .orders()
    .filter(({ kind }) => kind !== 'cancel')
    .map((row) => ({ ...row, rest: row.quantity - row.filled - row.cancelled - row.rejected }))
    .filter(({ rest }) => rest > 0)

function contentOf({ content }: { readonly content: number }): NewOrder {
  const order = contents[content]
  if (order === undefined) throw new Error(`no content has the number ${content}`)
  return order
}

/** Returns one of some items; undefined of an empty list. */
const pick = <Item>(items: readonly Item[], of: number): Item | undefined => items[of % items.length]
