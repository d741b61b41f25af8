import { untilAborted } from '@stockeye/internal/wait'
import { checkCallOptions } from '../../client/check-action.ts'
import { KisInputError } from '../../errors.ts'
import { checkOption, objectRule, oneOf } from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import { tradingModes } from '../guards/facts.ts'
import type { AccountHistory } from '../history/account-history.ts'
import type { HoldingsKeeper } from '../holdings/keeper.ts'
import { checkPerson } from './claims.ts'
import type { Halted } from './kill-switch.ts'
import { modeOf } from './modes.ts'
import type { Trading } from './trading.ts'

/** Actions of `Trading` on the account. */
export type AccountActions = Pick<Trading, 'getAccount' | 'setMode' | 'halt' | 'confirmAccount' | 'acceptHolding'>

export interface AccountActionsOptions {
  readonly account: AccountHistory
  readonly keeper: HoldingsKeeper
  readonly haltFile: string | undefined
  /** Cancels what is ours, and reads the lists after it. */
  readonly cancelOpen: () => Promise<Halted>
}

/** Creates the actions on one account. */
export function createAccountActions({ account, keeper, haltFile, cancelOpen }: AccountActionsOptions): AccountActions {
  return {
    getAccount() {
      const { isTrusted, mismatches } = account.record()
      return { mode: modeOf(account.record(), haltFile), isTrusted, mismatches: [...mismatches.values()] }
    },
    async setMode(mode, options) {
      checkOption('mode', mode, oneOf('a mode', tradingModes))
      const by = personOf('setMode', options)
      await account.add({ kind: 'mode', mode, by })
    },
    async halt(options) {
      const by = personOf('halt', options, ['by', 'signal'])
      const halted = account.add({ kind: 'mode', mode: 'halted', by }).then(cancelOpen)
      return untilAborted(halted, options.signal)
    },
    async confirmAccount(options) {
      const by = personOf('confirmAccount', options)
      await account.add({ kind: 'confirmed', by })
    },
    async acceptHolding(of, options) {
      checkOption('holding', of, objectRule('one of getAccount().mismatches'))
      const by = personOf('acceptHolding', options)
      if (await keeper.accept(of, by)) return
      const rule = `${preview(of.symbol)} has no mismatch; use one of getAccount().mismatches`
      throw new KisInputError({ field: 'symbol', rule })
    },
  }
}

/** Returns the name of the person in the options of a method. @throws {KisInputError} it is missing, or an option is unknown */
function personOf(method: string, options: { readonly by: string }, names: readonly string[] = ['by']): string {
  checkOption('options', options, objectRule(`an object with ${names.join(', ')}`))
  checkCallOptions(method, options, names)
  checkPerson(options.by)
  return options.by
}
