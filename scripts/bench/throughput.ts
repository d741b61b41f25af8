import type { Contender, Operation } from './define-bench.ts'

export interface Budget {
  /** Time that the operation runs before it counts, in CPU ms. @default 300 */
  readonly warmUpMs?: number
  /** Time that counts, in CPU ms. @default 1000 */
  readonly measuredMs?: number
  /** Returns the time that this process has used, in CPU ms. @default process.cpuUsage, user and system */
  readonly cpuMs?: () => number
}

/** Returns the number of calls in one CPU second, with compilation and garbage collection. */
export async function throughput(contender: Contender, budget: Budget = {}): Promise<number> {
  const { warmUpMs = 300, measuredMs = 1000, cpuMs = processCpuMs } = budget
  const first = await contender()
  const operation = typeof first === 'function' ? (first as Operation) : contender
  const probe = operation()
  // An await that a synchronous operation does not need would cost more than most of them.
  const repeat = isThenable(probe) ? repeatAsync : repeatSync
  await probe

  // The clock costs about as much as a call of a fast operation, and ticks in whole milliseconds on some kernels:
  // batches grow until one is long in comparison with both.
  const longBatchMs = warmUpMs / 15
  let size = 1
  for (const start = cpuMs(); cpuMs() - start < warmUpMs; ) {
    const batchStart = cpuMs()
    await repeat(operation, size)
    if (cpuMs() - batchStart < longBatchMs) size *= 2
  }

  const start = cpuMs()
  let calls = 0
  let spentMs = 0
  while (spentMs < measuredMs) {
    await repeat(operation, size)
    calls += size
    spentMs = cpuMs() - start
  }
  return (calls / spentMs) * 1000
}

// Each returns its last result, so that the optimiser cannot drop the calls.
function repeatSync(operation: Operation, times: number): unknown {
  let last: unknown
  for (let i = 0; i < times; i++) last = operation()
  return last
}

async function repeatAsync(operation: Operation, times: number): Promise<unknown> {
  let last: unknown
  for (let i = 0; i < times; i++) last = await operation()
  return last
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

function processCpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
