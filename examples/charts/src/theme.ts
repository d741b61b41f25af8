export type Theme = 'light' | 'dark'
export type Language = 'ko' | 'en'

/** Colours of a chart. */
export interface Palette {
  readonly surface: string
  readonly text: string
  readonly grid: string
  readonly accent: string
  /** Colour of a rise: red, as readers in Korea expect. */
  readonly rise: string
  /** Colour of a fall: blue. */
  readonly fall: string
  readonly quiet: string
  readonly doubt: string
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    surface: '#ffffff',
    text: '#48525f',
    grid: '#e6e9ee',
    accent: '#0f766e',
    rise: '#c62828',
    fall: '#1d5fbf',
    quiet: '#6b7582',
    doubt: '#8a5a00',
  },
  dark: {
    surface: '#161b22',
    text: '#a9b4c0',
    grid: '#2a323c',
    accent: '#3dbfae',
    rise: '#ff7b72',
    fall: '#6cb0ff',
    quiet: '#8b96a3',
    doubt: '#e0b04a',
  },
}

export const paletteOf = (theme: Theme): Palette => palettes[theme]
