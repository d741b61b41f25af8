// Checks the sentences of the tree that a machine can check: how doc comments and test titles open, and words that a
// reader with English as a second language would have to look up. Usage: node scripts/check-prose.mjs [folder ...]
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'

const refusedOpenings = /^(What|Whatever|Whoever|Who|Whose|Of|That|Those|Where|Which|By)\b/
const refusedWords = [
  [/\b(tell|tells|telling|told)\b/i, 'emit, report, deliver, print or return'],
  [/\bhears?\b|\bheard\b/i, 'receive'],
  [/\bgives? out\b|\bgave out\b|\bgiven out\b/i, 'return, issue or assign'],
  [/\bmend(s|ed|ing)?\b/i, 'fix, repair or correct'],
  [/\b(nobody|whoever|whatever|whosoever)\b/i, 'no process, the caller, any …'],
  [/\b(is|are|was|were) none\b/i, 'is not …'],
  [/\banew\b/i, 'again'],
  [/\bfor ever\b/i, 'always'],
  [/\ball the same\b/i, 'still'],
  [/\b(be|were) (they|it)\b/i, 'even if they are'],
  [/\b(he|his|him|himself)\b/, 'the user'],
  [/\bdearest\b/i, 'most expensive'],
]
const thirdPerson = /^([A-Z]?[a-z]+(?:-[a-z]+)?s|has|is|does)\b/

const findings = []

function report(file, text, at, what) {
  const line = text.slice(0, at).split('\n').length
  findings.push(`${file}:${line}: ${what}`)
}

/** Takes code out of a sentence: what stands in backticks or quotes is not prose. */
const withoutCode = (text) =>
  text
    .replace(/`[^`]*`/g, '`')
    .replace(/\{@[^}]*\}/g, '')
    .replace(/^\s*@(example|see)[^\n]*/gm, '')

function checkWords(file, text, at, prose) {
  for (const [pattern, instead] of refusedWords) {
    const found = pattern.exec(withoutCode(prose))
    if (found !== null) report(file, text, at, `"${found[0]}": use ${instead}`)
  }
}

const isTestCall = (callee) => {
  if (callee.type === 'CallExpression') return isTestCall(callee.callee)
  if (callee.type === 'MemberExpression') return isTestCall(callee.object)
  return callee.type === 'Identifier' && ['it', 'test'].includes(callee.name)
}

const stringOf = (node) => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join('…')
  return undefined
}

function checkSource(file, text) {
  const { program, comments } = parseSync(file, text)
  const docs = new Map()
  for (const { type, value, start, end } of comments) {
    const isDoc = type === 'Block' && value.startsWith('*')
    const prose = value.replace(/^\s*\*+ ?/gm, '').trim()
    checkWords(file, text, start, prose.replace(/@example[\s\S]*?(?=@|$)/g, ''))
    if (!isDoc) continue
    if (refusedOpenings.test(prose)) report(file, text, start, `doc comment opens with "${prose.split(/\s/)[0]}"`)
    docs.set(end, { prose, start })
  }

  /** Finds the doc comment that ends right before a node. */
  function docBefore(at) {
    const trimmed = text.slice(0, at).trimEnd().length
    return docs.get(trimmed)
  }
  function checkVerb(node) {
    const doc = docBefore(node.start)
    if (doc === undefined || doc.prose.startsWith('@')) return
    if (!thirdPerson.test(doc.prose)) {
      report(
        file,
        text,
        doc.start,
        `doc comment of a function opens with "${doc.prose.split(/\s/)[0]}", not with a verb`,
      )
    }
  }

  new Visitor({
    ExportNamedDeclaration(node) {
      if (node.declaration?.type === 'FunctionDeclaration') checkVerb(node)
      if (node.declaration?.type === 'VariableDeclaration' && isFunction(node.declaration)) checkVerb(node)
    },
    FunctionDeclaration: checkVerb,
    VariableDeclaration(node) {
      if (isFunction(node)) checkVerb(node)
    },
    TSMethodSignature: checkVerb,
    CallExpression(node) {
      if (!isTestCall(node.callee)) return
      const title = stringOf(node.arguments[0])
      if (title === undefined || node.arguments.length < 2) return
      checkWords(file, text, node.start, title)
      if (!/^[$%…]/.test(title) && !thirdPerson.test(title)) {
        report(file, text, node.start, `test title opens with "${title.split(/\s/)[0]}", not with a verb`)
      }
    },
    NewExpression(node) {
      if (node.callee.type !== 'Identifier' || !node.callee.name.endsWith('Error')) return
      for (const argument of node.arguments) {
        const parts = argument.type === 'ObjectExpression' ? argument.properties.map(({ value }) => value) : [argument]
        for (const part of parts) {
          const message = stringOf(part)
          if (message !== undefined) checkWords(file, text, node.start, message)
        }
      }
    },
  }).visit(program)
}

const isFunction = ({ declarations }) =>
  ['ArrowFunctionExpression', 'FunctionExpression'].includes(declarations[0]?.init?.type)

function checkPage(file, text) {
  const prose = text.replace(/```[\s\S]*?```/g, (block) => block.replace(/[^\n]/g, ' '))
  for (const [index, line] of prose.split('\n').entries()) {
    for (const [pattern, instead] of refusedWords) {
      const found = pattern.exec(withoutCode(line))
      if (found !== null) findings.push(`${file}:${index + 1}: "${found[0]}": use ${instead}`)
    }
  }
}

const scope = process.argv.slice(2)
const tracked = execFileSync('git', ['ls-files', '--', ...(scope.length > 0 ? scope : ['.'])], {
  encoding: 'utf8',
}).split('\n')
for (const file of tracked) {
  if (/\.gen\.ts$|^\.changeset\/|CHANGELOG\.md$|catalog\/|\.api\.md$|ENDPOINTS\.md$|TRANSCRIPT\.md$/.test(file))
    continue
  if (/\.(ts|mjs)$/.test(file)) checkSource(file, readFileSync(file, 'utf8'))
  else if (file.endsWith('.md')) checkPage(file, readFileSync(file, 'utf8'))
}
for (const finding of findings) console.log(finding)
console.log(`${findings.length} sentences to change`)
process.exitCode = findings.length === 0 ? 0 : 1
