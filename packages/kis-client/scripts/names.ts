const camelCase = (kebab: string): string => kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** `etf-nav-trend` is `etfNavTrend`: what a category, or the last part of an id, is called in code. */
export function constantName(kebab: string): string {
  const name = camelCase(kebab)
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) throw new Error(`${kebab} makes no name for a constant`)
  return name
}

/** `inquirePrice` is `InquirePrice`: the stem of the names of a row's types. */
export const typeName = (constant: string): string => constant.charAt(0).toUpperCase() + constant.slice(1)

/** The id without its category. */
export const lastPart = (id: string): string => id.slice(id.indexOf('/') + 1)

/** Throws on the first name that occurs twice: two rows would be one in the generated file. */
export function refuseTwins(file: string, names: readonly string[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index)
  if (twin !== undefined) throw new Error(`${file}: two things are called ${twin}`)
}
