import { type Log, messageOf } from '@stockeye/example-shared/log'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import { deskEventKey, watchDesk } from '@stockeye/example-trader/desk/watch-desk'
import type { Emit } from './feed-event.ts'

/**
 * Emits the present state of a trader, and then its events. What cannot be read while the trader is away comes with its events, once it
 * is back.
 *
 * @returns a function that ends it
 */
export const watchTrader = ({ desk, log }: { readonly desk: Desk; readonly log: Log }, emit: Emit): (() => void) =>
  watchDesk(desk, {
    emit(event) {
      const { kind, ...data } = event
      emit({ name: kind, key: deskEventKey(event), data })
    },
    failed: (error) => log.debug({ error: messageOf(error) }, 'EVENTS_TROUBLE'),
  })
