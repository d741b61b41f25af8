import { computed, effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { createApi } from './data/api.ts'
import { followBox } from './data/box.ts'
import { followDesk } from './data/desk.ts'
import { followAddress } from './link/address.ts'
import { en } from './texts/en.ts'
import { ko } from './texts/ko.ts'
import type { Language } from './texts/language.ts'
import { Page } from './view/page.ts'
import { followTheme } from './view/theme.ts'

const address = followAddress()
const language = computed<Language>(
  () => address.selection.value.language ?? (navigator.language.startsWith('ko') ? 'ko' : 'en'),
)
const texts = computed(() => ({ ko, en })[language.value])
effect(() => {
  document.documentElement.lang = language.value
})

const page = { box: followBox(), desk: followDesk(createApi()), address, language, texts, theme: followTheme() }
const place = document.getElementById('page')
if (place === null) throw new Error('index.html has no element with the id page')
render(
  <Page.Provider value={page}>
    <App />
  </Page.Provider>,
  place,
)
