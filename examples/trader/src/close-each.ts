/**
 * Closes parts one after the other. A part that rejects leaves no later one open.
 *
 * @throws the first error, after all parts were closed
 */
export async function closeEach(closes: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = []
  for (const close of closes) {
    try {
      await close()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}
