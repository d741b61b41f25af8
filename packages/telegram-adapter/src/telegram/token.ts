/**
 * Checks the form of a bot token. Telegram's front end answers 404 to one of another form.
 * @returns the faults, each as a sentence
 */
export function checkToken(token: string): readonly string[] {
  if (token.trim() === '') return ['token: is blank; pass the token that @BotFather gave']
  if (!/^\d{1,20}:[\w-]{1,80}$/.test(token)) {
    return ['token: has not the form of a token, 123456:ABC…; pass the one that @BotFather gave, without blanks']
  }
  return []
}
