// One contender, once. Its figure goes to the parent over IPC, so that nothing a library prints can be taken for it.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench } from './define-bench.ts'
import { throughput } from './throughput.ts'

process.once('disconnect', () => process.exit(1)) // the parent is gone; nobody wants the figure
process.channel?.unref() // that listener alone would hold the process open when a contender never settles

const [file = '', contender = ''] = process.argv.slice(2)
const { default: bench } = (await import(pathToFileURL(resolve(file)).href)) as { default: Bench }
const figure = await measure()
if (!Number.isFinite(figure)) throw new TypeError(`the figure is ${figure}, not a finite number`)
// exit: a pool or a timer that a library left behind must not keep the next contender waiting.
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
