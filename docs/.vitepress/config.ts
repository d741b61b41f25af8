import { join } from 'node:path'
import { type DefaultTheme, defineConfig, type VitePressData } from 'vitepress'
import { repository } from '../scripts/links.ts'
import { makeSidebar } from '../scripts/sidebar.ts'
import { listRoutes, slugOf } from '../scripts/stage.ts'

const staged = join(import.meta.dirname, 'pages')
const routes = listRoutes(staged)

/** Splits a text into words, and each Hangul word into its ends, too: 접근토큰을 is found by 토큰. Serialized: it stands alone. */
function tokenizeForIndex(text: string): string[] {
  return text.split(/[\n\r\p{Z}\p{P}]+/u).flatMap((word) => {
    if (!/^\p{Script=Hangul}{3,}/u.test(word)) return word
    return Array.from({ length: word.length - 1 }, (_, start) => word.slice(start))
  })
}

/** Splits a search into its words. Serialized: it stands alone. */
function tokenizeSearch(text: string): string[] {
  return text.split(/[\n\r\p{Z}\p{P}]+/u)
}

const english: DefaultTheme.Config = {
  notFound: { title: 'Page not found', quote: 'Check the address, or search.', linkText: 'Home' },
  nav: [
    { text: 'Start', link: '/start' },
    { text: 'Endpoints', link: '/endpoints' },
    { text: 'Reference', link: '/reference/' },
  ],
  sidebar: makeSidebar(staged, routes, 'en'),
}

const korean: DefaultTheme.Config = {
  nav: [
    { text: '시작', link: '/ko/start' },
    { text: 'API 목록', link: '/ko/endpoints' },
    { text: '레퍼런스', link: '/reference/' },
  ],
  sidebar: makeSidebar(staged, routes, 'ko'),
  outline: { level: [2, 3], label: '이 페이지' },
  docFooter: { prev: '이전', next: '다음' },
  darkModeSwitchLabel: '밝기',
  lightModeSwitchTitle: '밝은 화면으로',
  darkModeSwitchTitle: '어두운 화면으로',
  sidebarMenuLabel: '차례',
  returnToTopLabel: '맨 위로',
  langMenuLabel: '언어',
  skipToContentLabel: '본문으로',
  notFound: { title: '페이지가 없습니다', quote: '주소를 확인하거나 검색해 주십시오.', linkText: '처음으로' },
}

interface Translated {
  /** Pages with a version in each language, as `start.md`. */
  readonly translated: readonly string[]
}

/** Returns the address of a page in another language, or the first page of that language. Serialized: it stands alone. */
function addressInLanguage({ page, theme }: VitePressData<DefaultTheme.Config>, _: unknown, language: string) {
  const { translated } = theme.value as DefaultTheme.Config & Translated
  const path = page.value.relativePath.replace(/^ko\//, '')
  const own = translated.includes(path) ? path.replace(/(?:(^|\/)index)?\.md$/, '$1') : ''
  return (language === 'root' ? '/' : `/${language}/`) + own
}

/** Returns whether a link of the navigation leads to a page: pages may come later than the site. */
const exists = (item: DefaultTheme.NavItem): boolean =>
  'link' in item && routes.some((route) => `/${route}`.replace(/(?:index)?\.md$/, '') === item.link)

export default defineConfig<DefaultTheme.Config & Translated>({
  srcDir: '.vitepress/pages',
  title: 'StockEye Kit',
  description: 'The TypeScript toolkit for trading systems on the Korea Investment & Securities Open API',
  cleanUrls: true,
  // The site has no icon: without this line a browser asks for one.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  lastUpdated: false,
  locales: {
    root: { label: 'English', lang: 'en', themeConfig: { ...english, nav: english.nav?.filter(exists) ?? [] } },
    ko: {
      label: '한국어',
      lang: 'ko',
      description: '한국투자증권 Open API로 자동매매 시스템을 만드는 TypeScript 도구 모음',
      themeConfig: { ...korean, nav: korean.nav?.filter(exists) ?? [] },
    },
  },
  themeConfig: {
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: repository }],
    translated: routes.filter((route) => routes.includes(`ko/${route}`)),
    i18nRouting: addressInLanguage,
    search: {
      provider: 'local',
      options: {
        miniSearch: { options: { tokenize: tokenizeForIndex }, searchOptions: { tokenize: tokenizeSearch } },
        locales: {
          ko: {
            translations: {
              button: { buttonText: '검색', buttonAriaLabel: '검색' },
              modal: {
                displayDetails: '자세히',
                resetButtonTitle: '지우기',
                backButtonTitle: '닫기',
                noResultsText: '결과가 없습니다:',
                footer: { selectText: '선택', navigateText: '이동', closeText: '닫기' },
              },
            },
          },
        },
      },
    },
  },
  // The table of endpoints is the largest part.
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
  markdown: {
    // Anchors as on a code host, so that one link serves on both. The default takes Hangul apart.
    anchor: { slugify: slugOf },
  },
})
