import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Box } from '../data/box.ts'
import type { Desk } from '../data/desk.ts'
import type { Address } from '../link/address.ts'
import type { Language } from '../texts/language.ts'
import type { Texts } from '../texts/texts.ts'
import type { ThemeChoice } from './theme.ts'

/** Everything that a part of the page shows or changes. */
export interface PageContext {
  readonly box: Box
  readonly desk: Desk
  readonly address: Address
  readonly language: ReadonlySignal<Language>
  readonly texts: ReadonlySignal<Texts>
  readonly theme: ThemeChoice
}

export const Page = createContext<PageContext | undefined>(undefined)

/** Returns the page that a part belongs to. */
export function usePage(): PageContext {
  const page = useContext(Page)
  if (page === undefined) throw new Error('a part of the page is used outside of it; render it below Page.Provider')
  return page
}
