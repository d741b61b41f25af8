import { createHash } from 'node:crypto'
import type { DeskPosition, DeskState } from '@stockeye/example-trader/desk/desk'

/** Returns the instant of the latest change of the mode, 0 if it was never changed: the button of a question carries it. */
export const seenOf = ({ changedAt = 0 }: DeskState): string => `${changedAt}`

/** Returns the body of a command whose button carries the instant that its question showed. */
export function bodyOf(argument: string): { readonly seen_at: number } {
  const [seenAt = ''] = argument.split(' ')
  return { seen_at: Number(seenAt) }
}

/** Returns a short text that differs between two lists of symbols: a button has no room for the symbols. */
export const symbolsSeen = (positions: readonly Pick<DeskPosition, 'symbol'>[]): string =>
  createHash('sha256')
    .update(
      positions
        .map(({ symbol }) => symbol)
        .sort()
        .join(),
    )
    .digest('base64url')
    .slice(0, 10)
