// Measures one contender once. Its figure goes to the parent over IPC, so that no output of a library is mistaken for
// it.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench } from './define-bench.ts'
import { throughput } from './throughput.ts'

process.once('disconnect', () => process.exit(1)) // The parent has ended, and no process reads the figure.
process.channel?.unref() // That listener would otherwise keep the process alive when a contender never resolves.

const [file = '', contender = ''] = process.argv.slice(2)
const { default: bench } = (await import(pathToFileURL(resolve(file)).href)) as { default: Bench }
const figure = await measure()
if (!Number.isFinite(figure))
  throw new TypeError(`${file}: the figure of ${contender} is ${figure}; return a finite number`)
// exit: a pool or a timer that a library has left open must not delay the next contender.
process.send?.(figure, () => process.exit(0))

async function measure(): Promise<number> {
  if (bench.figure === 'returned') return choose(bench)()
  return (await throughput(choose(bench))) * (bench.unitsPerCall ?? 1)
}

function choose<C>({ ours, peers }: { readonly ours: C; readonly peers?: Readonly<Record<string, C>> }): C {
  const chosen = contender === 'ours' ? ours : peers?.[contender]
  if (chosen === undefined)
    throw new TypeError(`${file} has no contender "${contender}"; pass ours, or a name in peers`)
  return chosen
}
