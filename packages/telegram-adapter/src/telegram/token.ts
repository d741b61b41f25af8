/**
 * Checks the form of a bot token. grammY accepts a blank one, and Telegram's front end answers 404 to one of another form.
 * @returns the faults, each as a sentence
 */
export function checkToken(token: string): readonly string[] {
  if (token.trim() === '') return ['telegram.token must be set, and not be blank']
  if (!/^\d{1,20}:[\w-]{1,80}$/.test(token)) {
    return ['telegram.token must look like those of @BotFather: digits, a colon and letters, without blanks']
  }
  return []
}
