/** The shape of a clock of the kit's packages. */
export interface Clock {
  now(): number
  monotonic(): number
  setTimeout(run: () => void, ms: number, options?: { readonly background?: boolean | undefined }): unknown
  clearTimeout(timer: unknown): void
}
