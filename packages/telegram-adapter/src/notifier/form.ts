import { within } from '@stockeye/internal/wait'
import { createButtons } from '../bot/buttons.ts'
import { checkReplyFile, checkRows, keyboardOf, type OpsReplyButton } from '../bot/commands/ops-reply.ts'
import { checkNames, checkObject, type NamesOf, wrongValue } from '../check-input.ts'
import { faultOf, type OpsLog } from '../log.ts'
import type { Html } from '../messages/html.ts'
import { readShownHtml } from '../messages/read-html.ts'
import type { Connection } from '../telegram/connection.ts'
import type { Notice } from '../telegram/notice.ts'
import type { TelegramCompletion } from './completion.ts'

/** Form of an end notice. Each field that is left out is as without a form. */
export interface TelegramForm {
  /** false settles the delivery without a message, such as one of a kind that the user has switched off. @default true */
  readonly send?: boolean
  /** Text in place of the state, result and duration of the run; it is cut to one message. @default the end notice */
  readonly text?: string | Html
  /** Whether the user's device makes no sound (`disable_notification`). @default false */
  readonly silent?: boolean
  /**
   * Picture above the text: bytes of a PNG or JPEG, 10 MB at most. It follows a text of more than 1,024 characters.
   * @default no picture
   */
  readonly photo?: Uint8Array | Blob
  /** Rows of buttons below the message: commands of the bot with the same token, in any process. @default no buttons */
  readonly buttons?: readonly (readonly OpsReplyButton[])[]
}

/** Returns the form of one completion. `signal` aborts when the delivery has no more time. */
export type TelegramFormOf = (
  completion: TelegramCompletion,
  options: { readonly signal: AbortSignal },
) => TelegramForm | Promise<TelegramForm>

/** Form that was checked: the parts of a notice. */
export interface CheckedForm extends Partial<Pick<Notice, 'photo' | 'keyboardFor'>> {
  readonly isSent: boolean
  readonly isSilent: boolean
  readonly text?: Html
}

/** Time limit of a form, in ms: a delivery has 30 s, and the message must still be sent. */
const formMs = 10_000

const plain: CheckedForm = { isSent: true, isSilent: false }

const formNames: NamesOf<TelegramForm> = { send: true, text: true, silent: true, photo: true, buttons: true }

/**
 * Creates the reader of forms. A form never loses a notice: a part of it that is wrong is left out, one that throws or takes
 * too long leaves the notice as without a form, which is with sound, and each is logged.
 */
export function createFormReader(
  connection: Connection,
  { formOf, log }: { readonly formOf: TelegramFormOf | undefined; readonly log: OpsLog },
): (completion: TelegramCompletion, signal: AbortSignal) => Promise<CheckedForm> {
  const buttons = createButtons({
    token: connection.token,
    random: Math.random,
    now: () => connection.clock.now(),
  })

  /** Returns the part that `read` makes; undefined when it is wrong. */
  function partOf<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      report(error)
      return undefined
    }
  }

  function report(error: unknown) {
    log({ level: 'error', code: 'form-failed', message: faultOf(error) })
  }

  function readButtons(rows: NonNullable<TelegramForm['buttons']>): Notice['keyboardFor'] {
    checkRows(rows)
    if (rows.length === 0) return undefined
    const keyboardFor = (chatId: string) =>
      keyboardOf(rows, { chatId, buttons, isCommand: (name) => /^[a-z0-9_]{1,32}$/.test(name) })
    // A button that does not fit must be found now, and not when the notice is sent.
    keyboardFor('')
    return keyboardFor
  }

  function read(form: TelegramForm): CheckedForm {
    checkObject('form', form, 'return { send, text, silent, photo, buttons }')
    partOf(() => checkNames(form, formNames, 'form'))
    const { send, text, silent, photo, buttons: rows } = form
    const shown =
      text === undefined
        ? undefined
        : partOf(() => readShownHtml('form.text', text, 'return a text, or the result of html`…`'))
    const file = photo === undefined ? undefined : partOf(() => checkReplyFile({ photo })?.file)
    const keyboardFor = rows === undefined ? undefined : partOf(() => readButtons(rows))
    return {
      isSent: partOf(() => readFlag('form.send', send)) ?? true,
      isSilent: partOf(() => readFlag('form.silent', silent)) ?? false,
      ...(shown && { text: shown }),
      ...(file && { photo: file }),
      ...(keyboardFor && { keyboardFor }),
    }
  }

  return async (completion, signal) => {
    if (formOf === undefined) return plain
    const late = () => new Error(`the form of a notice took longer than ${formMs} ms`)
    try {
      const ask = async (limit: AbortSignal) => formOf(completion, { signal: limit })
      return read(await within(connection.clock, formMs, ask, late, signal))
    } catch (error) {
      signal.throwIfAborted()
      report(error)
      return plain
    }
  }
}

function readFlag(field: string, value: boolean | undefined): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  throw wrongValue(field, value, 'is not a boolean', 'return true or false, or leave it out')
}
