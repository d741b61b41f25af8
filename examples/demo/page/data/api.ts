const prefix = '/api/v1'

/** Answer of the API to a read. */
export type Answer<Body> = { readonly body: Body } | { readonly status: number }

/** API of the box, in the name of the visitor. */
export interface Api {
  /** Opens the events of the API. */
  events(): Promise<Response>
  /** Reads a path below the prefix of the API. @throws if the API does not answer */
  read<Body>(path: string): Promise<Answer<Body>>
}

/** Calls the API with the token of the visitor, and takes a new token once when the API refuses it. */
export function createApi(): Api {
  let token: Promise<string> | undefined

  async function issue(): Promise<string> {
    const response = await fetch('/box/token', { method: 'POST' })
    if (!response.ok) throw new Error(`the box issued no token: ${response.status}`)
    const { access_token } = (await response.json()) as { readonly access_token: string }
    return access_token
  }

  async function call(path: string): Promise<Response> {
    token ??= issue()
    const current = token
    const response = await current
      .then((text) => fetch(`${prefix}${path}`, { headers: { authorization: `Bearer ${text}` } }))
      .catch((error: unknown) => {
        if (token === current) token = undefined
        throw error
      })
    if (response.status === 401 && token === current) token = undefined
    return response
  }

  async function callAgain(path: string): Promise<Response> {
    const response = await call(path)
    return response.status === 401 ? call(path) : response
  }

  return {
    events: () => callAgain('/admin/events'),
    async read<Body>(path: string): Promise<Answer<Body>> {
      const response = await callAgain(path)
      return response.ok ? { body: (await response.json()) as Body } : { status: response.status }
    },
  }
}
