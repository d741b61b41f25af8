// Callers in a process of their own, so that their work is not counted as the API's. It is forked, gets what to ask for and
// how often, and reports how many answers were lost or were not the first one's like.
import assert from 'node:assert/strict'
import { Agent, get } from 'node:http'

const callers = 32
const agent = new Agent({ keepAlive: true, maxSockets: callers })

/** Sends one request. @returns the body; undefined when there is no answer, or another one than 200 */
function ask(url: string, headers: Record<string, string>): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve(response.statusCode === 200 ? body : undefined))
    })
    request.on('error', () => resolve(undefined))
  })
}

process.once('disconnect', () => process.exit())
process.on('message', async (message) => {
  assert(typeof message === 'object' && message !== null)
  assert('url' in message && 'token' in message && 'requests' in message)
  const url = String(message.url)
  const headers = { authorization: `Bearer ${message.token}` }
  const wanted = await ask(url, headers)
  let left = Number(message.requests)
  let lost = wanted === undefined ? 1 : 0
  const call = async () => {
    while (left > 0) {
      left -= 1
      if ((await ask(url, headers)) !== wanted) lost += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  process.send?.({ lost })
})
