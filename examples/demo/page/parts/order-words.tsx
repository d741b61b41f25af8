import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import { usePage } from '../view/page.ts'

/** Shows the side of an order: a word and a colour. */
export function Side({ side }: { readonly side: DeskOrder['side'] }) {
  const { orders } = usePage().texts.value
  return <span class={side === 'buy' ? 'rise' : 'fall'}>{orders[side]}</span>
}

const toneOf: Readonly<Record<DeskOrder['state'], string>> = {
  submitting: 'tag',
  unknown: 'tag tag-doubt',
  open: 'tag tag-live',
  'partly-filled': 'tag tag-live',
  'ended-unconfirmed': 'tag tag-doubt',
  filled: 'tag tag-good',
  cancelled: 'tag',
  rejected: 'tag tag-bad',
  expired: 'tag',
  'not-taken': 'tag',
}

/** Shows the state of an order in words. */
export function StateTag({ state }: { readonly state: DeskOrder['state'] }) {
  const { orders } = usePage().texts.value
  return <span class={toneOf[state]}>{orders.states[state]}</span>
}
