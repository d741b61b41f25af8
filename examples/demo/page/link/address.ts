import { type ReadonlySignal, signal } from '@preact/signals'
import { formatSelection, parseSelection, type Selection } from './selection.ts'

export interface Address {
  readonly selection: ReadonlySignal<Selection>
  /** Changes the selection, as an entry of the browser's history. */
  select(change: Partial<Selection>): void
  /** Returns the address of a changed selection, for a link. */
  hrefOf(change: Partial<Selection>): string
}

/** Keeps the selection in the address of the page. */
export function followAddress(): Address {
  const selection = signal(parseSelection(location.hash))
  addEventListener('hashchange', () => {
    selection.value = parseSelection(location.hash)
  })
  const hrefOf = (change: Partial<Selection>) => formatSelection({ ...selection.value, ...change })
  return {
    selection,
    hrefOf,
    select(change) {
      location.hash = hrefOf(change)
    },
  }
}
