import type { ApiRoute, ApiShape, HttpPort, OpsCommandRequest } from '@stockeye/telegram-adapter'

/** Calls a route of the API in the name of the user, again where it had no answer: each route here reads, or sets a state. */
export const ask = <Shape extends ApiShape>(
  port: HttpPort,
  { user, retried }: Pick<OpsCommandRequest, 'user' | 'retried'>,
  route: ApiRoute<Shape>,
  input: { readonly params: Shape['params']; readonly body: Shape['body'] },
): Promise<Shape['answer']> => retried(() => port.call(user, route, input))

/** Input of a route that takes nothing. */
export const nothing = { params: {}, body: {} } as const
