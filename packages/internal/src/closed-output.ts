/** Errors of a write whose reader has gone: `| head -3` has ended, or the terminal was closed. */
const goneCodes: ReadonlySet<unknown> = new Set(['EPIPE', 'EIO'])

/**
 * Ends this process in order after an error of its output. When the reader has gone, its own handler of SIGTERM ends it, or
 * else it ends at once, with the exit code that is set: the user has taken what was wanted, so this is no failure. After
 * any other error, such as that of a full disk, it exits with 1 and one line on stderr.
 */
export function endAfterOutput(error: Error): void {
  if (!('code' in error && goneCodes.has(error.code))) {
    process.stderr.write(`the output cannot be written: ${error.message}\n`)
    process.exit(1)
  }
  // Its handlers are called and no signal is sent: on Windows one would end the process at once.
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit()
}

/** Ends this process in order when the reader of stdout or stderr goes. Node would end it with a stack at the next line. */
export function endWithOutput(): void {
  process.stdout.on('error', endAfterOutput)
  process.stderr.on('error', endAfterOutput)
}
