// Reads the sentences of the sources: comments, doc comments, test titles, and messages of errors.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'

/** Returns the files of the tree that people write. `scope` are folders; without one it is the whole tree. */
export const writtenFiles = (scope) =>
  execFileSync('git', ['ls-files', '--', ...(scope.length > 0 ? scope : ['.'])], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter(
      (file) =>
        !/\.gen\.(ts|mjs|json)$|^\.changeset\/|CHANGELOG\.md$|catalog\/|\.api\.md$|ENDPOINTS\.md$|TRANSCRIPT\.md$/.test(
          file,
        ),
    )

/**
 * Returns the sentences of a TypeScript or JavaScript file, each with its `kind`, its `prose` and its `line`:
 * `comment`, `doc`, `function doc`, `title` of a test, `error` message, or `input error`, which has `field` and `rule` too.
 */
export function sentencesOf(file) {
  const text = readFileSync(file, 'utf8')
  const { program, comments } = parseSync(file, text)
  const found = []
  const docs = new Map()
  const add = (kind, prose, at, more = {}) => {
    const sentence = { file, kind, prose, line: text.slice(0, at).split('\n').length, ...more }
    found.push(sentence)
    return sentence
  }

  for (const { isDoc, value, start, end } of joinLines(comments, text)) {
    const prose = value.replace(/^\s*\*+ ?/gm, '').trim()
    const sentence = add(isDoc ? 'doc' : 'comment', prose, start)
    if (isDoc) docs.set(end, sentence)
  }
  /** Marks the doc comment that ends right before a node. */
  const markFunction = ({ start }) => {
    const doc = docs.get(text.slice(0, start).trimEnd().length)
    if (doc !== undefined) doc.kind = 'function doc'
  }

  new Visitor({
    ExportNamedDeclaration(node) {
      if (node.declaration?.type === 'FunctionDeclaration' || isFunction(node.declaration)) markFunction(node)
    },
    FunctionDeclaration: markFunction,
    VariableDeclaration(node) {
      if (isFunction(node)) markFunction(node)
    },
    TSMethodSignature: markFunction,
    CallExpression(node) {
      const title = stringOf(node.arguments[0])
      if (isTestCall(node.callee) && title !== undefined && node.arguments.length > 1) add('title', title, node.start)
    },
    NewExpression(node) {
      if (node.callee.type !== 'Identifier' || !node.callee.name.endsWith('Error')) return
      const fields = fieldsOf(node.arguments[0])
      const messages = [...node.arguments, ...Object.values(fields)]
        .map(stringOf)
        .filter((prose) => prose !== undefined)
      const isInput = node.callee.name.endsWith('InputError')
      if (isInput) add('input error', messages.join(' '), node.start, { rule: fields.rule, field: fields.field })
      else for (const prose of messages) add('error', prose, node.start)
    },
  }).visit(program)
  return found
}

/** Joins `//` comments on lines that follow each other. */
function joinLines(comments, text) {
  const joined = []
  for (const { type, value, start, end } of comments) {
    const before = joined.at(-1)
    if (type === 'Line' && before?.isLine && /^\s*\n[ \t]*$/.test(text.slice(before.end, start))) {
      before.value += `\n${value}`
      before.end = end
    } else {
      joined.push({ isLine: type === 'Line', isDoc: type === 'Block' && value.startsWith('*'), value, start, end })
    }
  }
  return joined
}

const isFunction = (declaration) =>
  declaration?.type === 'VariableDeclaration' &&
  ['ArrowFunctionExpression', 'FunctionExpression'].includes(declaration.declarations[0]?.init?.type)

const isTestCall = (callee) => {
  if (callee.type === 'CallExpression') return isTestCall(callee.callee)
  if (callee.type === 'MemberExpression') return isTestCall(callee.object)
  return callee.type === 'Identifier' && ['it', 'test'].includes(callee.name)
}

const fieldsOf = (node) =>
  node?.type === 'ObjectExpression'
    ? Object.fromEntries(node.properties.flatMap(({ key, value }) => (key ? [[key.name, value]] : [])))
    : {}

/** Returns the text of a literal, or of a template with `…` in place of its values. */
export function stringOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join('…')
  return undefined
}
