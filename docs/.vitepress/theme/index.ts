import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { defineAsyncComponent } from 'vue'
import './style.css'

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // The table comes with its page alone: it is larger than the rest of the site's programs.
    app.component(
      'EndpointTable',
      defineAsyncComponent(() => import('./EndpointTable.vue')),
    )
  },
}
export default theme
