/** Values as a catalogue's JSON has them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

const lineWidth = 120

/** Formats line 1 of every generated file. */
export const formatHeader = (source: string): string =>
  `// Written by scripts/generate.ts from catalog/${source}. Not edited by hand: run \`pnpm generate\`.\n`

const formatString = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`

export const formatKey = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : formatString(name))

export const formatUnion = (values: readonly string[]): string => values.map(formatString).join(' | ')

/** Formats a value on one line. */
export function formatInline(value: Json): string {
  if (typeof value === 'string') return formatString(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(formatInline).join(', ')}]`
  const entries = Object.entries(value).map(([name, part]) => `${formatKey(name)}: ${formatInline(part)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/**
 * Formats a value on one line if it fits after `taken` characters, else one part a line; scalars share lines.
 */
export function formatValue(value: Json, indent = '', taken: number = indent.length): string {
  const inline = formatInline(value)
  if (value === null || typeof value !== 'object' || taken + inline.length < lineWidth) return inline
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const lines = value.every((part) => part === null || typeof part !== 'object')
      ? fillLines(value.map(formatInline), inner)
      : value.map((part) => `${inner}${formatValue(part, inner)},`)
    return `[\n${lines.join('\n')}\n${indent}]`
  }
  const lines = Object.entries(value).map(([name, part]) => {
    const start = `${inner}${formatKey(name)}: `
    return `${start}${formatValue(part, inner, start.length)},`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

function fillLines(parts: readonly string[], indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && indent.length + line.length + part.length + 2 > lineWidth) {
      lines.push(`${indent}${line}`)
      line = ''
    }
    line += line === '' ? `${part},` : ` ${part},`
  }
  return line === '' ? lines : [...lines, `${indent}${line}`]
}

/** Remark for a doc comment; undefined or false means no remark. */
export type Remark = string | false | undefined

/** Formats a doc comment with its line break; empty text for no remarks. An empty remark is an empty line, but not at either end. */
export function formatDoc(remarks: readonly Remark[], indent = ''): string {
  // A line break or the end of a comment inside a text would end the comment early.
  const lines = remarks
    .filter((remark) => remark !== undefined && remark !== false)
    .map((line) => line.replaceAll('*/', '*\\/').replace(/\s+/g, ' ').trim())
  while (lines.at(-1) === '') lines.pop()
  while (lines[0] === '') lines.shift()
  if (lines.length === 0) return ''
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`
}

/** Joins remarks on one line. */
export const joinRemarks = (remarks: readonly Remark[], separator = ' · '): string =>
  remarks.filter(Boolean).join(separator)

/** Formats codes as `00 지정가 · 01 시장가`; the empty code is '', and a label that only repeats its code is left out. */
export const formatCodes = (codes: readonly (readonly [code: string, label: string])[]): string =>
  joinRemarks(codes.map(([code, label]) => (label === code ? code : `${code === '' ? "''" : code} ${label}`)))
