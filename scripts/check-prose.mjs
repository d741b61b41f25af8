// Checks the sentences of the tree that a machine can check: how doc comments and test titles open, words that a reader
// with English as a second language would have to look up, and input errors, which are `field: reason` with the value.
// Usage: node scripts/check-prose.mjs [folder ...]
import { readFileSync } from 'node:fs'
import { sentencesOf, stringOf, writtenFiles } from './sentences.mjs'

const refusedOpenings =
  /^(What|Whatever|Whoever|Who|Whose|Of|That|Those|Where|Which|By|As|For|From|With|After|Against|Before|In|On|At|To|If|When)\b/
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

/** Takes code out of a sentence: what stands in backticks or quotes is not prose. */
const withoutCode = (text) =>
  text
    .replace(/`[^`]*`/g, '`')
    .replace(/\{@[^}]*\}/g, '')
    .replace(/@example[\s\S]*?(?=\n@|$)/g, '')
    .replace(/^\s*@see[^\n]*/gm, '')

function checkWords({ file, line, prose }) {
  for (const [pattern, instead] of refusedWords) {
    const found = pattern.exec(withoutCode(prose))
    if (found !== null) findings.push(`${file}:${line}: "${found[0]}": use ${instead}`)
  }
}

function checkSentence(sentence) {
  const { file, line, kind, prose } = sentence
  const report = (what) => findings.push(`${file}:${line}: ${what}`)
  const opening = prose.split(/\s/)[0]
  checkWords(sentence)
  if (kind.endsWith('doc') && refusedOpenings.test(prose)) report(`doc comment opens with "${opening}"`)
  if (kind === 'function doc' && !thirdPerson.test(prose)) {
    report(`doc comment of a function opens with "${opening}", not with a verb`)
  }
  if (kind === 'title' && !/^[$%…]/.test(prose) && !thirdPerson.test(prose)) {
    report(`test title opens with "${opening}", not with a verb`)
  }
  if (kind === 'input error') {
    const { rule, field } = sentence
    if (field === undefined || rule === undefined) report('input error without field and rule')
    else if (rule.type === 'Literal' && /^must\b/.test(stringOf(rule))) {
      report(`"${stringOf(rule)}": say what the value is, and what to do, such as: "70150" is …; use …`)
    }
  }
}

function checkPage(file) {
  const text = readFileSync(file, 'utf8').replace(/```[\s\S]*?```/g, (block) => block.replace(/[^\n]/g, ' '))
  for (const [index, prose] of text.split('\n').entries()) checkWords({ file, line: index + 1, prose })
}

for (const file of writtenFiles(process.argv.slice(2))) {
  if (/\.(tsx?|mjs)$/.test(file)) for (const sentence of sentencesOf(file)) checkSentence(sentence)
  else if (file.endsWith('.md')) checkPage(file)
}
for (const finding of findings) console.log(finding)
console.log(`${findings.length} sentences to change`)
process.exitCode = findings.length === 0 ? 0 : 1
