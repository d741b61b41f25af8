/** Header in which a caller of the desk sends the secret. */
export const secretHeader = 'x-trader-secret-key'
