// Measures one contender once. Its figure goes to the parent over IPC, so that no output of a library is mistaken for
// it.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench } from './define-bench.ts'
import { throughput } from './throughput.ts'

process.once('disconnect', () => process.exit(1)) // the parent has ended, and the figure has no reader
process.channel?.unref() // else that listener would keep the process alive when a contender never settles

const [file = '', contender = ''] = process.argv.slice(2)
const { default: bench } = (await import(pathToFileURL(resolve(file)).href)) as { default: Bench }
const figure = await measure()
if (!Number.isFinite(figure)) throw new TypeError(`the figure is ${figure}, not a finite number`)
// exit: a pool or a timer that a library has left open must not delay the next contender.
process.send?.(figure, () => process.exit(0))

async function measure(): Promise<number> {
  if (bench.figure === 'returned') return choose(bench)()
  return (await throughput(choose(bench))) * (bench.unitsPerCall ?? 1)
}

function choose<C>({ ours, peers }: { readonly ours: C; readonly peers?: Readonly<Record<string, C>> }): C {
  const chosen = contender === 'ours' ? ours : peers?.[contender]
  if (chosen === undefined) throw new TypeError(`there is no contender ${contender}`)
  return chosen
}
