/** Parts of a preset's text, each indented as deep as its place in the file. */
export interface PresetParts {
  readonly params?: string
  readonly indicators?: string
  readonly entry?: string
  readonly exit?: string
  readonly more?: string
}

/** Returns the text of a preset that buys above and sells below its average of three days, with other parts in their place. */
export const presetText = ({
  params = '',
  indicators,
  entry,
  exit,
  more = '',
}: PresetParts = {}): string => `version: "1.0"
metadata: { name: Test of a preset, author: us, tags: [test] }
strategy:
  id: close-and-average
  category: trend
  params: {${params}}
  indicators:
    ${indicators ?? '- { id: sma, alias: average, params: { period: 3 } }'}
  entry:
    ${entry ?? 'conditions: [{ indicator: close, operator: greater_than, compare_to: average }]'}
  exit:
    ${exit ?? 'conditions: [{ indicator: close, operator: less_than, compare_to: average }]'}
${more}
`
