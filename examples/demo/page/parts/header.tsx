import type { FeedState } from '../data/feed.ts'
import { languages } from '../texts/language.ts'
import { usePage } from '../view/page.ts'

const languageNames = { ko: '한국어', en: 'English' } as const
const themes = ['light', 'dark'] as const

/** Returns the worse state of two lines to the server. */
const worseOf = (a: FeedState, b: FeedState): FeedState =>
  (['lost', 'opening', 'open'] as const).find((state) => a === state || b === state) ?? 'opening'

/** Draws the mark of the kit: an eye with a line of prices. */
const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M3 16c3.500-6 8-9 13-9s9.500 3 13 9c-3.500 6-8 9-13 9s-9.500-3-13-9z" />
    <path d="M10 18.500l3.500-3.500 3 2.500 5.500-5.500" />
  </svg>
)

/** Shows the head of the page: name, connection, language and theme. */
export function Header() {
  const { box, desk, texts, language, address, theme } = usePage()
  const text = texts.value
  const state = worseOf(box.feed.value, desk.feed.value)
  return (
    <header class="page-head">
      <div class="brand">
        <h1>
          <Mark /> StockEye Kit
        </h1>
        <p class="tagline">{text.tagline}</p>
      </div>
      <p class={`connection connection-${state}`} role="status">
        {text.connection[state]}
      </p>
      <div class="choices">
        <fieldset class="segments">
          <legend class="hidden">{text.language}</legend>
          {languages.map((choice) => (
            <button
              type="button"
              key={choice}
              lang={choice}
              aria-pressed={language.value === choice}
              onClick={() => address.select({ language: choice })}
            >
              {languageNames[choice]}
            </button>
          ))}
        </fieldset>
        <fieldset class="segments">
          <legend class="hidden">{text.theme.label}</legend>
          {themes.map((choice) => (
            <button
              type="button"
              key={choice}
              aria-pressed={theme.theme.value === choice}
              onClick={() => theme.choose(choice)}
            >
              {text.theme[choice]}
            </button>
          ))}
        </fieldset>
      </div>
    </header>
  )
}
