import type { Endpoint } from '../endpoint.ts'

// The only casts of the sources. Each states what a check has shown, or what the tables document.

declare const brand: unique symbol

/** Text that a parser has checked. `Name` keeps one kind of text from another. */
export type Brand<Name extends string> = string & { readonly [brand]: Name }

/** Returns the text with its brand. Only the parser that has checked the text calls this. */
export const trustText = <Text extends Brand<string>>(text: string): Text => text as Text

/** Returns the body as the type that the tables document. Every field of it is optional, since KIS leaves some out. */
export const trustTables = <Answer>(
  _endpoint: Endpoint<never, Answer, never>,
  body: Readonly<Record<string, unknown>>,
): Answer => body as Answer

/** Returns a row of a list as the type that the tables document, as `trustTables` does. */
export const trustRows = <Row>(row: object): Row => row as Row
