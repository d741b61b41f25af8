/**
 * Writes a generated part into a page, between its marks. The rest of the page is written by hand.
 *
 * @throws the page has not each of the two marks once
 */
export function fillPage(page: string, { file, name, text }: { file: string; name: string; text: string }): string {
  const [start, end] = [`<!-- ${name}: written by scripts/generate.ts -->`, `<!-- /${name} -->`]
  const parts = [page.split(start), page.split(end)]
  if (parts.some((each) => each.length !== 2)) throw new Error(`${file} must have once: ${start} and ${end}`)
  return `${parts[0]?.[0]}${start}\n\n${text}\n\n${end}${parts[1]?.[1]}`
}
