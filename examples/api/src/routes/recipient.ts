import type { Recipient } from '@stockeye/job-runner'
import type { TriggerBody } from '@stockeye/telegram-adapter/api'

/** Returns the recipient of the end notice: the chat that the bot names, or the user's private chat. */
export const recipientOf = (
  { chat_id, thread_id, language }: TriggerBody,
  caller: { readonly telegramId: string },
): Recipient => ({
  channel: 'telegram',
  chatId: chat_id ?? caller.telegramId,
  // A topic is one of the chat that was named with it.
  ...(chat_id !== undefined && thread_id !== undefined && { threadId: thread_id }),
  ...(language !== undefined && { language }),
})
