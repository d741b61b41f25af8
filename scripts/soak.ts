// npm run soak -- <name> [--scale 0.01] [--seed 7] [--json]: runs a program that takes longer than a test may. It ends with
// 1 when a promise was broken. A soak may name its size, as `orders` does: `--intents 500`. The current folder is the root of
// the workspace.
import { globSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Soak, SoakResult } from './soak/define-soak.ts'

const found = globSync(['packages/*/soak/*.ts', 'examples/*/soak/*.ts'])
const files = new Map(found.map((file) => [basename(file, '.ts'), file]))

async function load(file: string): Promise<Soak> {
  const { default: soak }: { readonly default: Soak } = await import(pathToFileURL(resolve(file)).href)
  return soak
}

async function readArguments() {
  const options = { json: { type: 'boolean' }, scale: { type: 'string' }, seed: { type: 'string' } } as const
  const named = process.argv.slice(2).find((word) => files.has(word))
  const soak = named === undefined ? undefined : await load(files.get(named) ?? '')
  const size = soak?.size
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { ...options, ...(size && { [size.name]: { type: 'string' } }) },
  })
  const [name, ...more] = positionals
  if (soak === undefined || name !== named) throw new Error(`${name ?? 'no name'} is not a soak`)
  if (more.length > 0) throw new Error(`${positionals.length} soaks are named: name one`)
  const sized = size && Reflect.get(values, size.name)
  if (sized !== undefined && !(Number.isInteger(Number(sized)) && Number(sized) > 0))
    throw new Error(`--${size?.name}: "${sized}" is not a whole number above 0`)
  const scale = size && sized !== undefined ? Number(sized) / size.full : Number(values.scale ?? 1)
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  if (!(scale > 0)) throw new Error(`--scale: "${values.scale}" is not a number above 0`)
  if (!Number.isInteger(seed)) throw new Error(`--seed: "${values.seed}" is not an integer`)
  return { name, soak, scale, seed, isJson: values.json === true }
}

function formatTable(title: string, { figures, broken }: SoakResult): string {
  const entries = Object.entries(figures).map(
    ([name, figure]) => [name, String(Math.round(figure * 100) / 100)] as const,
  )
  const widths = [0, 1].map((column) => Math.max(0, ...entries.map((entry) => (entry[column] ?? '').length)))
  const rows = entries.map(([name, figure]) => `${name.padEnd(widths[0] ?? 0)}  ${figure.padStart(widths[1] ?? 0)}`)
  const verdict = broken.length === 0 ? ['every promise was kept'] : broken.map((promise) => `BROKEN: ${promise}`)
  return [title, '', ...rows, '', ...verdict].join('\n')
}

let asked: Awaited<ReturnType<typeof readArguments>>
try {
  asked = await readArguments()
} catch (error) {
  console.error(
    `${error instanceof Error ? error.message : error}; npm run soak -- <name> [--scale 0.01] [--seed 7] [--json]`,
  )
  for (const [name, file] of files) {
    const { about, size } = await load(file)
    console.error(`  ${name}: ${about}${size === undefined ? '' : ` [--${size.name} ${size.full}]`}`)
  }
  process.exit(64)
}

const { name, soak, scale, seed, isJson } = asked
const startedAt = performance.now()
const log = (line: string) => console.error(`${((performance.now() - startedAt) / 1_000).toFixed(0)} s  ${line}`)
const { json, ...result } = await soak.run({ scale, seed, log })
const machine = `${cpus()[0]?.model ?? process.arch}, ${availableParallelism()} cores, Node ${process.versions.node}`
const seconds = (performance.now() - startedAt) / 1_000
const whole = { ...result, figures: { ...result.figures, seconds } }
const title = `$ npm run soak -- ${name} --scale ${scale} --seed ${seed}\n${machine}`
if (isJson) {
  // The promises are in the object of each other soak.
  if (json !== undefined) for (const promise of result.broken) log(`BROKEN: ${promise}`)
  console.log(
    json === undefined ? JSON.stringify({ name, scale, seed, machine, ...whole }, null, 2) : JSON.stringify(json),
  )
} else console.log(formatTable(title, whole))
process.exit(result.broken.length === 0 ? 0 : 1)
