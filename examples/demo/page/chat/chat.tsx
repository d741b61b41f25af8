import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { usePage } from '../view/page.ts'
import { Empty, Panel } from '../view/panel.tsx'
import { Message } from './message.tsx'

const suggestions = ['/help', '/show_schedules', '/balance', '/positions', '/orders', '/profit'] as const
/** Distance from the end of the log within which a new message is scrolled to, in px. */
const nearPx = 120

/** Shows the chat in which the visitor is the admin. */
export function Chat() {
  const { box, texts } = usePage()
  const { chat } = texts.value
  const text = useSignal('')
  const isUnsent = useSignal(false)

  const deliver = async (sending: Promise<void>) => {
    isUnsent.value = false
    await sending.catch(() => {
      isUnsent.value = true
    })
    return !isUnsent.value
  }
  const send = async () => {
    const wanted = text.value.trim()
    if (wanted === '') return
    if ((await deliver(box.say(wanted))) && text.value.trim() === wanted) text.value = ''
  }

  return (
    <Panel id="chat" title={chat.title} aside={<p class="hint">{chat.intro}</p>}>
      <Log onPress={(id, label) => void deliver(box.press(id, label))} />
      <div class="chat-foot">
        <div class="alert" role="alert">
          {isUnsent.value && <p>{chat.notSent}</p>}
        </div>
        <ul class="suggestions" aria-label={chat.suggestions}>
          {suggestions.map((command) => (
            <li key={command}>
              <button type="button" class="chip" onClick={() => void deliver(box.say(command))}>
                {command}
              </button>
            </li>
          ))}
        </ul>
        <form
          class="composer"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <label class="hidden" for="message">
            {chat.label}
          </label>
          <input
            id="message"
            type="text"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="send"
            placeholder={chat.placeholder}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value
            }}
          />
          <button type="submit" class="primary">
            {chat.send}
          </button>
        </form>
      </div>
    </Panel>
  )
}

/** Shows the messages of the chat. It stays at the latest one unless the visitor has scrolled up. */
function Log({ onPress }: { readonly onPress: (messageId: number, label: string) => void }) {
  const { box, texts } = usePage()
  const { chat } = texts.value
  const messages = [...box.messages.value.values()]
  const log = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const hasPressed = useRef(false)
  const toEnd = () => {
    if (log.current !== null && isAtEnd.current) log.current.scrollTop = log.current.scrollHeight
  }

  useLayoutEffect(toEnd, [messages.length, messages.at(-1)])
  useLayoutEffect(() => {
    // The answer to a button often takes the buttons away, and with them the focus of a keyboard.
    if (hasPressed.current && document.activeElement === document.body) log.current?.focus({ preventScroll: true })
  }, [box.messages.value])
  useEffect(() => {
    const element = log.current
    if (element === null) return
    // A picture gets its height when it has loaded, and an error below the log makes it smaller: both move the end.
    element.addEventListener('load', toEnd, true)
    const observer = new ResizeObserver(toEnd)
    observer.observe(element)
    return () => {
      element.removeEventListener('load', toEnd, true)
      observer.disconnect()
    }
  }, [])

  return (
    <div
      class="chat-log"
      ref={log}
      role="log"
      aria-live="polite"
      aria-label={chat.latest}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearPx
      }}
    >
      {messages.length === 0 ? (
        <Empty text={chat.empty} />
      ) : (
        <ol class="messages">
          {messages.map((message) => (
            <Message
              key={message.id}
              message={message}
              onPress={(label) => {
                hasPressed.current = true
                onPress(message.id, label)
              }}
            />
          ))}
        </ol>
      )}
    </div>
  )
}
