import { checkList, checkNames, checkObject, checkText, type NamesOf, wrongValue } from '../../check-input.ts'
import { OpsInputError } from '../../errors.ts'
import { type Html, shorten } from '../../messages/html.ts'
import { readHtml, readShownHtml } from '../../messages/read-html.ts'
import type { SentFile } from '../../telegram/sender.ts'
import type { Keyboard } from '../../telegram/updates.ts'
import type { Buttons } from '../buttons.ts'

/** Parts of a reply beside its text. */
export interface OpsReplyOptions {
  /** Picture above the text: bytes of a PNG or JPEG, 10 MB at most. @default no picture */
  readonly photo?: Uint8Array | Blob
  /** Document above the text, such as `new File([csv], 'orders.csv')`, 50 MB at most. @default no document */
  readonly document?: File
  /** Rows of buttons below the message. @default no buttons */
  readonly buttons?: readonly (readonly OpsReplyButton[])[]
}

/** Button that runs a command, as if the user who presses it had typed it. */
export interface OpsReplyButton {
  /** Text on the button; it must not be blank. */
  readonly label: string
  /** Name of a command of this bot, without the slash. */
  readonly command: string
  /** Argument of the command; it and the name have 47 bytes at most. @default '' */
  readonly argument?: string
}

/** Largest files that a bot may upload, in bytes. @see https://core.telegram.org/bots/api#sending-files */
const most = { photo: 10 * 1024 * 1024, document: 50 * 1024 * 1024 } as const

const replyNames: NamesOf<OpsReplyOptions> = { photo: true, document: true, buttons: true }
const buttonNames: NamesOf<OpsReplyButton> = { label: true, command: true, argument: true }

/** Answer that was checked: its text, its file and its rows of buttons. */
export interface CheckedReply {
  readonly text: Html
  readonly file: SentFile | undefined
  readonly rows: NonNullable<OpsReplyOptions['buttons']>
}

/**
 * Checks an answer before anything is sent.
 *
 * @throws {OpsInputError} the text is neither a text nor the result of `html`, or is blank without a file; or an option has another type
 */
export function readReply(text: string | Html, options: OpsReplyOptions): CheckedReply {
  checkObject('options', options, 'pass { photo, document, buttons }, or leave it out')
  checkNames(options, replyNames)
  const { photo, document, buttons = [] } = options
  const advice = 'pass a text, or the result of html`…`'
  const hasFile = photo !== undefined || document !== undefined
  const shown = hasFile
    ? readHtml('text', text, advice)
    : readShownHtml('text', text, `${advice}, or a photo or document`)
  checkRows(buttons)
  return { text: shown, file: checkReplyFile(options), rows: buttons }
}

/** Checks that buttons are rows of buttons. @throws {OpsInputError} */
export function checkRows(buttons: OpsReplyOptions['buttons'] = []): void {
  const rows = 'pass rows of buttons, such as [[{ label, command }]]'
  checkList('buttons', buttons, rows)
  for (const [index, row] of buttons.entries()) checkList(`buttons[${index}]`, row, rows)
}

/**
 * Returns the keyboard of a message.
 *
 * @param to.isCommand returns whether the bot has the command
 * @throws {OpsInputError} a button names an unknown command, or does not fit into 64 bytes
 */
export function keyboardOf(
  rows: readonly (readonly OpsReplyButton[])[],
  {
    chatId,
    buttons,
    isCommand,
  }: { readonly chatId: string; readonly buttons: Buttons; readonly isCommand: (name: string) => boolean },
): Keyboard {
  return rows.map((row, rowIndex) =>
    row.map((button, index) => {
      const field = `buttons[${rowIndex}][${index}]`
      checkObject(field, button, 'pass { label, command, argument }')
      checkNames(button, buttonNames, field)
      const { label, command, argument = '' } = button
      checkText(`${field}.label`, label, 'write what the button does')
      if (typeof argument !== 'string')
        throw wrongValue(`${field}.argument`, argument, 'is not a text', 'pass it as text')
      if (!isCommand(command)) {
        throw wrong(
          field,
          `${JSON.stringify(command)} is not a command of this bot; pass the name of one, without the slash`,
        )
      }
      const data = buttons.format({ kind: 'command', name: command, argument: argument.trim() }, chatId)
      if (data === undefined) {
        const bytes = Buffer.byteLength(command + argument.trim())
        const rule = `name and argument of "/${command} ${argument}" have ${bytes} bytes, of 47 at most; shorten the argument`
        throw wrong(field, rule)
      }
      return { text: label, callback_data: data }
    }),
  )
}

/**
 * Checks the file of an answer, before anything is sent.
 *
 * @returns undefined for an answer of text alone
 * @throws {OpsInputError} `photo` or `document` has a wrong type, no bytes or too many, or both are there
 */
export function checkReplyFile({ photo, document }: OpsReplyOptions): SentFile | undefined {
  if (photo === undefined && document === undefined) return undefined
  if (photo !== undefined && document !== undefined) {
    throw wrong('document', 'must not come with a photo; send two answers')
  }
  if (photo !== undefined) {
    if (!(photo instanceof Uint8Array || photo instanceof Blob)) {
      throw wrong('photo', `must be a Uint8Array or a Blob, and is ${typeName(photo)}`)
    }
    checkSize('photo', photo instanceof Blob ? photo.size : photo.byteLength)
    // Telegram reads the format from the bytes; it refuses a name without the extension of a picture.
    const file = new File([photo instanceof Blob ? photo : new Uint8Array(photo)], 'photo.png')
    return { kind: 'photo', file }
  }
  if (!(document instanceof File)) {
    const rule = `must be a File, and is ${typeName(document)}; pass new File([bytes], "orders.csv")`
    throw wrong('document', rule)
  }
  if (document.name.trim() === '') throw wrong('document.name', `${JSON.stringify(document.name)} must not be blank`)
  checkSize('document', document.size)
  return { kind: 'document', file: document }
}

function checkSize(kind: 'photo' | 'document', bytes: number): void {
  if (bytes === 0) throw wrong(kind, 'has 0 bytes, and Telegram accepts no empty file')
  if (bytes <= most[kind]) return
  const advice = kind === 'photo' && bytes <= most.document ? 'scale it down, or send it as a document' : 'send less'
  throw wrong(kind, `has ${bytes} bytes, and must have ${most[kind]} at most; ${advice}`)
}

const wrong = (field: string, rule: string) => new OpsInputError({ field, rule })

/** Returns the class of an object, or the value itself. */
const typeName = (value: unknown): string =>
  value instanceof Object ? value.constructor.name : shorten(JSON.stringify(value), 60)
