import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { FakeRefusal, fakeIssuer } from './fake-issuer.ts'
import type { IssuerReply, IssuerSeen } from './issuer-server.ts'

// The program that `startIssuerServer` starts. Its one argument is the rules, as JSON.

const issuer = fakeIssuer(JSON.parse(process.argv[2] ?? '{}'))

/** Returns a token, or the refusal as data. */
async function issue(): Promise<IssuerReply> {
  try {
    // The process that asked may have ended: its request is still answered and counted.
    const { secret, expiresAt } = await issuer.issue({ signal: new AbortController().signal })
    return { secret, leftMs: expiresAt - Date.now() }
  } catch (error) {
    if (!(error instanceof FakeRefusal)) throw error
    return { message: error.message, verdict: error.verdict }
  }
}

const server = createServer(async (request, response) => {
  let reply: IssuerReply | IssuerSeen | null = null
  if (request.url === '/issue') reply = await issue()
  else if (request.url === '/seen') reply = { calls: issuer.calls, refusals: issuer.refusals }
  else {
    const [how, times] = JSON.parse(await text(request))
    issuer.answer(how, times)
  }
  // A socket that is kept open may close just as the next request is sent on it, which then fails.
  response.setHeader('connection', 'close').end(JSON.stringify(reply))
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') process.send?.(`http://127.0.0.1:${address?.port}`)
})
process.on('disconnect', () => process.exit())
