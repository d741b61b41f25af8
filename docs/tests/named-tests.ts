import { type CallExpression, type Node, parseSync } from 'oxc-parser'

/** Returns the tests of a file, each as `suite > title`, also those of `it.each` and of a `describe…` of our own. */
export function testsIn(file: string, source: string): readonly string[] {
  const { program } = parseSync(file, source)
  return collect(program, [])
}

function collect(node: Node, suites: readonly string[]): string[] {
  if (node.type !== 'CallExpression') return childrenOf(node).flatMap((child) => collect(child, suites))
  const kind = kindOf(node)
  const title = kind === undefined ? undefined : textOf(node.arguments[0])
  if (kind === 'test' && title !== undefined) return [[...suites, title].join(' > ')]
  const inner = title === undefined ? suites : [...suites, title]
  return childrenOf(node).flatMap((child) => collect(child, inner))
}

/** Returns what a call declares, by the function at its start: `it`, `it.each(…)`, `describe.skip`, `describeRedis`. */
function kindOf(call: CallExpression): 'test' | 'suite' | undefined {
  let callee: Node = call.callee
  while (
    callee.type === 'MemberExpression' ||
    callee.type === 'CallExpression' ||
    callee.type === 'TaggedTemplateExpression'
  ) {
    callee =
      callee.type === 'MemberExpression' ? callee.object : callee.type === 'CallExpression' ? callee.callee : callee.tag
  }
  if (callee.type !== 'Identifier') return undefined
  if (callee.name === 'it' || callee.name === 'test') return 'test'
  return callee.name.startsWith('describe') ? 'suite' : undefined
}

function textOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0]?.value.cooked ?? undefined
  return undefined
}

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node)
    .flatMap((value: unknown) => [value].flat())
    .filter(isNode)

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
