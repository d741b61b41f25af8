// A plugin of the builds. A bundler keeps each call at the top of a module, since it may have an effect. In our sources such
// a call only makes the value of a constant: a schema, a rule, a table. The plugin marks it, so that a bundle without the
// constant has no trace of it, and of the library that it calls.
import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

/** Part of a syntax tree, as far as this file reads it. */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** Part of the builds that tsup runs: a plugin of esbuild. */
interface Build {
  onLoad(
    options: { readonly filter: RegExp },
    load: (source: { readonly path: string }) => { readonly contents: string; readonly loader: 'ts' },
  ): void
}

export const pureConstants = {
  name: 'pure-constants',
  setup(build: Build): void {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => ({
      contents: markConstants(path, readFileSync(path, 'utf8')),
      loader: 'ts',
    }))
  },
}

/**
 * Returns the source with each value of a constant in a function that is called once, with the mark of a call without
 * effect. The mark of a call does not hold for the calls among its arguments; in a function it holds for all of them.
 */
export function markConstants(file: string, source: string): string {
  const { program, errors } = parseSync(file, source)
  if (errors[0] !== undefined) throw new SyntaxError(`${file}: ${errors[0].message}`)
  const values = (program.body as unknown as readonly Node[])
    .flatMap(declarationsOf)
    .flatMap(({ init }) => (init === null || isPlain(init as Node) ? [] : [init as Node]))
  // Awaited values are not constants of a library; only a program has them.
  const calls = values.filter(({ start, end }) => !source.slice(start, end).startsWith('await '))
  return calls.reduceRight(
    (text, { start, end }) =>
      `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`,
    source,
  )
}

function declarationsOf(statement: Node): readonly Node[] {
  const declaration =
    statement.type === 'ExportNamedDeclaration' ? (statement['declaration'] as Node | null) : statement
  return declaration?.type === 'VariableDeclaration' ? (declaration['declarations'] as readonly Node[]) : []
}

/** Returns whether bundlers see by themselves that the value has no effect. */
function isPlain(node: Node): boolean {
  const all = (field: string) =>
    (node[field] as readonly (Node | null)[]).every((part) => part === null || isPlain(part))
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return isPlain(node['expression'] as Node)
    case 'ArrayExpression':
      return all('elements')
    case 'ObjectExpression':
      return all('properties')
    case 'Property':
      return node['computed'] === false && isPlain(node['value'] as Node)
    default:
      return false
  }
}
