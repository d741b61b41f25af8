const camelCase = (kebab: string): string => kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** Returns the name in code of a category, or of the last part of an id: `etf-nav-trend` becomes `etfNavTrend`. */
export function constantName(kebab: string): string {
  const name = camelCase(kebab)
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) throw new Error(`${kebab} makes no name for a constant`)
  return name
}

/** Returns the stem of the names of a row's types: `inquirePrice` becomes `InquirePrice`. */
export const typeName = (constant: string): string => constant.charAt(0).toUpperCase() + constant.slice(1)

/** Returns the id without its category. */
export const lastPart = (id: string): string => id.slice(id.indexOf('/') + 1)

/** Throws on the first name that occurs twice: two rows would be one in the generated file. */
export function refuseTwins(file: string, names: readonly string[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index)
  if (twin !== undefined) throw new Error(`${file}: two things are called ${twin}`)
}
