/** Parses JSON. @returns undefined when the text is not JSON; JSON's own values are never undefined */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
