import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Theme } from '@stockeye/example-charts/theme'

const key = 'theme'

export interface ThemeChoice {
  readonly theme: ReadonlySignal<Theme>
  choose(theme: Theme): void
}

/** Returns the theme that the visitor chose; undefined without one, and where the browser keeps nothing. */
function readStored(): Theme | undefined {
  try {
    const stored = localStorage.getItem(key)
    return stored === 'light' || stored === 'dark' ? stored : undefined
  } catch {
    return undefined
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(key, theme)
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** Follows the theme of the system until the visitor chooses one. */
export function followTheme(): ThemeChoice {
  const isDark = matchMedia('(prefers-color-scheme: dark)')
  const theme = signal<Theme>(readStored() ?? (isDark.matches ? 'dark' : 'light'))
  isDark.addEventListener('change', () => {
    theme.value = readStored() ?? (isDark.matches ? 'dark' : 'light')
  })
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value
  })
  return {
    theme,
    choose(next) {
      store(next)
      theme.value = next
    },
  }
}
