/** Errors of a write whose reader has gone: `| head -3` has ended, or the terminal was closed. */
const goneCodes: ReadonlySet<unknown> = new Set(['EPIPE', 'EIO'])

/**
 * Ends this process in order after an error of its output whose reader has gone: by its own handler of SIGTERM, or else at
 * once. The user has taken what was wanted, so this is no failure. Any other error is thrown.
 */
export function endAfterOutput(error: Error): void {
  if (!('code' in error && goneCodes.has(error.code))) throw error
  if (process.listenerCount('SIGTERM') > 0) process.kill(process.pid, 'SIGTERM')
  else process.exit()
}

/** Ends this process in order when the reader of stdout or stderr goes. Node would end it with a stack at the next line. */
export function endWithOutput(): void {
  process.stdout.on('error', endAfterOutput)
  process.stderr.on('error', endAfterOutput)
}
