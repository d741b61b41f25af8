/** Stable code of the reason for which an order was denied before it was sent. docs/guards.md has their meanings. */
export type DenialCode =
  | 'HALTED'
  | 'PAPER'
  | 'QUANTITY'
  | 'RATE'
  | 'DUPLICATE'
  | 'CLOCK'
  | 'HOURS'
  | 'REDUCING'
  | 'TICK'
  | 'LOT'
  | 'BARRED'
  | 'PRICE_LIMIT'
  | 'COLLAR'
  | 'NOTIONAL'
  | 'DAILY_LOSS'
  | 'BUYING_POWER'
  | 'MISMATCH'
  | 'FACTS'

/** Texts of a denial: the page docs/guards.md and the messages of the errors come from here. */
interface DenialTexts {
  /** Order that is denied. */
  readonly refuses: string
  /** Facts that the guard reads from KIS; empty where it needs none. */
  readonly reads: string
  /** Advice, as the end of a message. */
  readonly use: string
}

/**
 * Codes of denials, in the order in which the guards look at an order: what needs no call comes first. A code never gets another
 * meaning.
 */
export const denials: Readonly<Record<DenialCode, DenialTexts>> = {
  HALTED: {
    refuses: 'any order in the mode `halted`',
    reads: '',
    use: 'place it after the mode has changed',
  },
  PAPER: {
    refuses: 'an order for the US daytime market in paper trading',
    reads: '',
    use: 'use a real account, or leave daytime out',
  },
  QUANTITY: {
    refuses: 'more shares than `mostQuantity`',
    reads: '',
    use: 'order fewer shares, or raise mostQuantity',
  },
  RATE: {
    refuses: 'one more order than `mostOrdersAMinute` within a minute',
    reads: '',
    use: 'wait, or raise mostOrdersAMinute',
  },
  DUPLICATE: {
    refuses: 'the content of an order of ours that is younger than `duplicateWindowMs`',
    reads: '',
    use: 'wait, or change the order',
  },
  CLOCK: {
    refuses:
      "an order at an instant that KIS's clock and the client's put on two sides of a border of the venue's trading hours, while they may differ by more than 2 s",
    reads: '',
    use: 'set the clock of this machine, or place it when both have passed the border',
  },
  HOURS: {
    refuses: 'an order outside of the hours in which KIS takes its type on its venue, by more than a minute',
    reads: '',
    use: 'place it within its orderHours',
  },
  REDUCING: {
    refuses:
      'in the mode `reducing`: a purchase, and a sale of more shares than are held and not yet in open sales of ours',
    reads: 'positions, in that mode, for a sale',
    use: 'sell fewer shares, or place it after the mode has changed',
  },
  TICK: {
    refuses: "a price off the tick grid of the instrument's kind, where the order has no `kind`",
    reads: 'kind, if the price is on one of two grids; not in paper trading, which lacks it',
    use: 'roundToTick returns the prices of a grid',
  },
  LOT: {
    refuses: 'a purchase in Hong Kong, China, Japan or Vietnam that is not a multiple of `buyUnit`',
    reads: 'kind and unit; not in paper trading, which lacks them',
    use: 'order a multiple of it',
  },
  BARRED: {
    refuses: "an ETF, an ETN or an issue under an investment warning in KRX's after-market",
    reads: 'kind and quote, in those hours',
    use: 'place it in the regular hours',
  },
  PRICE_LIMIT: {
    refuses:
      "a price outside of KRX's price limits of the day; the after-market, whose limits no quote shows, is left out",
    reads: 'quote',
    use: 'use a price within the limits',
  },
  COLLAR: {
    refuses:
      'a purchase more than `collarPercent` above the last price, a sale as much below it; for a stop limit, of its trigger',
    reads: 'quote',
    use: 'use a price nearer to it, or raise collarPercent',
  },
  NOTIONAL: {
    refuses: 'an order worth more than `mostNotional`',
    reads: 'quote, for a sale and for an order without a limit',
    use: 'order fewer shares, or raise mostNotional',
  },
  DAILY_LOSS: {
    refuses: 'a purchase after sales of today have lost more than `mostDailyLoss`',
    reads: 'realised profit of today, for a purchase',
    use: 'place it on another day, or raise mostDailyLoss',
  },
  BUYING_POWER: {
    refuses: 'a purchase of more shares than the buying power for its own type and price',
    reads: 'buying power, for a purchase',
    use: 'order fewer shares, or pay money in',
  },
  MISMATCH: {
    refuses: 'with `createTrading`: an order of a symbol whose shares differ from what all orders explain',
    reads: '',
    use: 'look at the account, and call acceptHolding',
  },
  FACTS: {
    refuses: 'an order for which a guard needs a fact that KIS does not answer',
    reads: '',
    use: 'read the cause, or change the limit that needs it',
  },
}

/** Reason for which an order is not sent. */
export interface Denial {
  /** Stable code of the reason. */
  readonly code: DenialCode
  /** Text with the code, the mistake, the value and what to do. */
  readonly message: string
}

/** Returns a denial. @param reason the mistake, with the value */
export const denialOf = (code: DenialCode, reason: string): Denial => ({
  code,
  message: `[${code}] ${reason}; ${denials[code].use}`,
})
