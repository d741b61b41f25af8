// The ledger keeps an account by the rules that brokers print, with tables and arithmetic of its own. It imports nothing: a
// mistake of the client or the simulator must not hide here too.

export interface LedgerTrade {
  readonly market: 'KRX' | 'US'
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly quantity: number
  /** Price of a share in won or dollars. */
  readonly price: string
  /** Day of the trade in the market's own time zone, `yyyy-MM-dd`. */
  readonly day: string
}

/** Money of one market, in won or in ten-thousandths of a dollar. */
export interface LedgerMoney {
  readonly deposit: bigint
  readonly settled: bigint
  readonly bought: bigint
  readonly sold: bigint
  /** Profit of the sales after their own fees and taxes. */
  readonly realised: bigint
  /** Fees and taxes of all trades. */
  readonly costs: bigint
  /** Fees of purchases. */
  readonly purchaseFees: bigint
}

export interface Ledger {
  record(trade: LedgerTrade): void
  /** Returns the money of a market on one of its days. */
  money(market: 'KRX' | 'US', today: string): LedgerMoney
  /** Returns shares and their cost by symbol, without symbols that are sold out. */
  held(market: 'KRX' | 'US'): ReadonlyMap<string, { readonly quantity: number; readonly cost: bigint }>
}

/** Reads money into whole won or ten-thousandths of a dollar. */
export function units(market: 'KRX' | 'US', text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  const digits = market === 'KRX' ? 0 : 4
  if (/[1-9]/.test(fraction.slice(digits))) throw new Error(`${text} is finer than the money of ${market}`)
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
}

/** Weekdays from 2026-10-19 on: no holiday of KRX or New York, and no bank holiday, lies between them. */
const businessDays = [
  ...['19', '20', '21', '22', '23', '26', '27', '28', '29', '30'].map((day) => `2026-10-${day}`),
  ...['02', '03', '04', '05', '06'].map((day) => `2026-11-${day}`),
]
/** KRX settles on T+2, New York on T+1. */
const settlesAfter = { KRX: 2, US: 1 }

/** Fees of the account in parts of ten million: 0.0140527 % on KRX and 0.25 % abroad. Sales on KRX pay 0.20 % tax, ETFs none. */
export const accountFees = { KRX: '0.0140527', overseas: '0.25' }
const feeParts = { KRX: 140_527n, US: 2_500_000n }
const untaxed: readonly string[] = ['069500']

interface Booked extends LedgerTrade {
  readonly net: bigint
  readonly costs: bigint
  readonly realised: bigint
}

export function createLedger(start: { readonly KRX: string; readonly US: string }): Ledger {
  const trades: Booked[] = []
  const shares = { KRX: new Map<string, Lot>(), US: new Map<string, Lot>() }

  function settlesOn({ market, day }: LedgerTrade): string {
    const settles = businessDays[businessDays.indexOf(day) + settlesAfter[market]]
    if (!businessDays.includes(day) || settles === undefined) throw new Error(`the ledger has no day after ${day}`)
    return settles
  }

  return {
    record(trade) {
      const { market, symbol, side } = trade
      const quantity = BigInt(trade.quantity)
      const amount = units(market, trade.price) * quantity
      const fee = (amount * feeParts[market]) / 1_000_000_000n
      const isTaxed = market === 'KRX' && side === 'sell' && !untaxed.includes(symbol)
      const costs = fee + (isTaxed ? (amount * 20n) / 10_000n : 0n)
      const lot = shares[market].get(symbol) ?? { quantity: 0n, cost: 0n }
      const costSold = side === 'sell' ? (lot.cost * quantity) / lot.quantity : 0n
      shares[market].set(
        symbol,
        side === 'buy'
          ? { quantity: lot.quantity + quantity, cost: lot.cost + amount }
          : { quantity: lot.quantity - quantity, cost: lot.cost - costSold },
      )
      const net = side === 'buy' ? -(amount + costs) : amount - costs
      trades.push({ ...trade, net, costs, realised: side === 'sell' ? amount - costSold - costs : 0n })
    },
    money(market, today) {
      const own = trades.filter((trade) => trade.market === market)
      const pending = own.filter((trade) => settlesOn(trade) > today)
      const sum = (of: readonly Booked[], value: (trade: Booked) => bigint) =>
        of.reduce((total, trade) => total + value(trade), 0n)
      const settled = units(market, start[market]) + sum(own, ({ net }) => net)
      const side = (wanted: 'buy' | 'sell', of: readonly Booked[]) => of.filter((trade) => trade.side === wanted)
      return {
        settled,
        deposit: settled - sum(pending, ({ net }) => net),
        bought: -sum(side('buy', pending), ({ net }) => net),
        sold: sum(side('sell', pending), ({ net }) => net),
        realised: sum(own, ({ realised }) => realised),
        costs: sum(own, ({ costs }) => costs),
        purchaseFees: sum(side('buy', own), ({ costs }) => costs),
      }
    },
    held: (market) =>
      new Map(
        [...shares[market]]
          .filter(([, { quantity }]) => quantity > 0n)
          .map(([symbol, { quantity, cost }]) => [symbol, { quantity: Number(quantity), cost }]),
      ),
  }
}

interface Lot {
  readonly quantity: bigint
  readonly cost: bigint
}
