import type { ChatMessage } from '../../src/box/contract.ts'
import { formatTime } from '../view/formats.ts'
import { usePage } from '../view/page.ts'
import { MessageBody } from './message-body.tsx'

const isOwnFile = (path: string) => /^\/box\/files\/[\w.-]+$/.test(path)

/** Shows a message of the chat with its picture and its buttons. */
export function Message({
  message,
  onPress,
}: {
  readonly message: ChatMessage
  readonly onPress: (label: string) => void
}) {
  const { chat } = usePage().texts.value
  const { from, at, html, picture, isEdited, buttons } = message
  return (
    <li class={`message message-${from}`}>
      <div class="bubble">
        <p class="message-head">
          <span class="message-from">{from === 'bot' ? chat.bot : chat.you}</span>
          <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time>
          {isEdited && <span>{chat.edited}</span>}
        </p>
        {picture !== undefined && isOwnFile(picture) && (
          <a class="message-picture" href={picture} target="_blank" rel="noopener">
            <img src={picture} alt={chat.picture} loading="lazy" />
          </a>
        )}
        <MessageBody html={html} />
      </div>
      {buttons.length > 0 && (
        <div class="message-buttons">
          {buttons.map((row, index) => (
            <div class="message-row" key={`${index} ${row.join(' ')}`}>
              {row.map((label) => (
                <button type="button" key={label} onClick={() => onPress(label)}>
                  {label}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </li>
  )
}
