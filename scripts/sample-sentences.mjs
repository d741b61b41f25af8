// Draws sentences from the whole tree for somebody to read, the same ones for the same seed and tree.
// Usage: node scripts/sample-sentences.mjs [--count 60] [--seed 1]
import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { sentencesOf, writtenFiles } from './sentences.mjs'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
})

/** Places a sentence by the seed and its own text: a change elsewhere in the tree hardly changes the sample. */
const placeOf = ({ file, prose }) => createHash('sha256').update(`${values.seed}\n${file}\n${prose}`).digest('hex')

const sentences = writtenFiles([])
  .filter((file) => /\.(ts|mjs)$/.test(file))
  .flatMap(sentencesOf)
  // Tool directives such as `biome-ignore` are not written for people.
  .filter(({ prose }) => /\s/.test(prose) && !/^(biome-|@ts-|!\/)/.test(prose))
  .map((sentence) => ({ ...sentence, place: placeOf(sentence) }))
  .sort((a, b) => (a.place < b.place ? -1 : 1))

for (const { file, line, kind, prose } of sentences.slice(0, Number(values.count))) {
  console.log(`${file}:${line} (${kind})\n  ${prose.replaceAll('\n', '\n  ')}\n`)
}
console.log(`${values.count} of ${sentences.length} sentences, seed ${values.seed}`)
