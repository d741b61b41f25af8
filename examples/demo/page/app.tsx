import { useRef } from 'preact/hooks'
import { Chat } from './chat/chat.tsx'
import { Candles } from './parts/candles.tsx'
import { Clock } from './parts/clock.tsx'
import { Equity } from './parts/equity.tsx'
import { Faults } from './parts/faults.tsx'
import { Figures } from './parts/figures.tsx'
import { Header } from './parts/header.tsx'
import { Jobs } from './parts/jobs.tsx'
import { Orders } from './parts/orders.tsx'
import { Positions } from './parts/positions.tsx'
import { Sessions } from './parts/sessions.tsx'
import { Timeline } from './parts/timeline.tsx'
import { Tokens } from './parts/tokens.tsx'
import { Topics } from './parts/topics.tsx'
import { usePage } from './view/page.ts'

/** Shows the chat, and the live system beside it. */
export function App() {
  const { texts } = usePage()
  const main = useRef<HTMLElement>(null)
  return (
    <>
      {/* A button and no link: the hash of the address holds the state of the page. */}
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {texts.value.skip}
      </button>
      <Header />
      <main ref={main} tabIndex={-1}>
        <Chat />
        <Clock />
        <Figures />
        <div class="columns">
          <div class="column">
            <Faults />
            <Timeline />
            <Tokens />
            <Sessions />
            <Jobs />
          </div>
          <div class="column">
            <Orders />
            <Candles />
            <Equity />
            <Positions />
            <Topics />
          </div>
        </div>
      </main>
    </>
  )
}
