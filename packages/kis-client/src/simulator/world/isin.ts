/** Returns the international number of a Korean security: KR7, its symbol, 00 and a check digit. */
export function koreanIsin(symbol: string): string {
  const body = `KR7${symbol}00`
  return `${body}${checkDigit(body)}`
}

/** Returns Luhn's check digit of the text, each letter written as two digits (A is 10). @see ISO 6166 */
function checkDigit(body: string): number {
  const digits = [...body].map((character) => Number.parseInt(character, 36)).join('')
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    // From the right every second digit counts twice, the last one first.
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}
