import type { TradingEvents } from '@stockeye/kis-client'
import type { Portfolio } from '../portfolio.ts'

/** Log of the account beside its orders. */
export interface AccountLog {
  /** Logs whether the trader may order, if that has changed. */
  look(): void
  stop(): void
}

/** Logs orders of others, shares that no order explains, and whether the trader may order. */
export function watchAccount({ trading, log }: Pick<Portfolio, 'trading' | 'log'>): AccountLog {
  let shown = 'active true'

  function look() {
    const { mode, isTrusted } = trading.getAccount()
    if (`${mode} ${isTrusted}` === shown) return
    shown = `${mode} ${isTrusted}`
    const others = trading
      .listOthers()
      .map(({ number, side, quantity, symbol }) => ({ number, side, quantity, symbol }))
    if (mode === 'halted')
      log.error(
        {},
        'TRADING_HALTED no order leaves, also after a restart: remove the halt file, and resume, or start once with --resume',
      )
    if (!isTrusted)
      log.error(
        { others },
        'ACCOUNT_NOT_TRUSTED the account has orders or positions that the journal does not know, so it only sells: look at them, and ' +
          'start once with --confirm-account if no order of the trader is missing from the journal',
      )
    if (mode === 'active') log.info({}, 'TRADING_ACTIVE')
  }

  const mismatched = ({ market, symbol, expected, held }: TradingEvents['mismatch']) =>
    log.error(
      { market, symbol, expected, held },
      `HOLDING_MISMATCH ${symbol}: ${held} shares are held, and all orders explain ${expected}. No order of it leaves: look at it, ` +
        'and start once with --accept-holdings if the shares are right',
    )
  const sawOther = ({ number, side, quantity, symbol, state }: TradingEvents['other']) =>
    log.warn({ number, side, quantity, symbol, state }, `OTHER_ORDER ${side} ${quantity} ${symbol}: it is left alone`)
  // These were found before the listeners were there.
  for (const mismatch of trading.getAccount().mismatches) mismatched(mismatch)
  for (const other of trading.listOthers()) if (other.state === 'open') sawOther(other)
  look()
  const stops = [
    trading.on('order', look),
    trading.on('mismatch', mismatched),
    trading.on('other', sawOther),
    trading.on('wrongly-ended', ({ clientOrderId, order }) =>
      log.error({ clientOrderId }, `ORDER_WRONGLY_ENDED ${order.symbol}: KIS has it after all; look at the account`),
    ),
    trading.on('trouble', (error) => {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
      log.warn({ error: name }, `TRADING_TROUBLE ${message}`)
    }),
  ]
  return {
    look,
    stop() {
      for (const stop of stops) stop()
    },
  }
}
