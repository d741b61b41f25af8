/** Guards a listener: its error is reported, and keeps nothing from others. */
export function guard<Value>(
  listener: (value: Value) => unknown,
  failed: (error: unknown) => void,
): (value: Value) => void {
  return (value) => {
    try {
      const result = listener(value)
      if (result instanceof Promise) result.catch(failed)
    } catch (error) {
      failed(error)
    }
  }
}
