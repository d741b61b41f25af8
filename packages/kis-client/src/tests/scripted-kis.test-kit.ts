import type { Connection } from '../connection/transport.ts'
import type { AnyKisError } from '../errors.ts'

/** A request as a scripted server saw it. */
export interface Asked {
  readonly trId: string
  /** The header `tr_cont`. */
  readonly continuation: string
  readonly query: Readonly<Record<string, string>>
}

export interface Scripted {
  readonly blocks?: object
  /** The answer's header `tr_cont`. */
  readonly continuation?: string
  /** A refusal's `msg_cd`. */
  readonly refusal?: string
}

/** Returns connections to a server that answers with `answer`: for answers that the simulator, like KIS, does not give to order. */
export function scriptConnection(answer: (asked: Asked, count: number) => Scripted): {
  connect(): Connection
  readonly asked: readonly Asked[]
} {
  const asked: Asked[] = []
  return {
    asked,
    connect: () => ({
      async fetch(url, { headers }) {
        const query = Object.fromEntries(new URL(url).searchParams)
        asked.push({ trId: headers['tr_id'] ?? '', continuation: headers['tr_cont'] ?? '', query })
        const {
          blocks,
          continuation = null,
          refusal,
        } = answer(asked[asked.length - 1] ?? { trId: '', continuation: '', query }, asked.length)
        const body =
          refusal === undefined
            ? { rt_cd: '0', msg_cd: 'MCA00000', msg1: '', ...blocks }
            : { rt_cd: '1', msg_cd: refusal, msg1: '' }
        return { status: 200, headers: { get: () => continuation }, text: async () => JSON.stringify(body) }
      },
      close: () => Promise.resolve(),
    }),
  }
}

/** Collects all items, and the error that ends them. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<{ got: Item[]; error?: AnyKisError }> {
  const got: Item[] = []
  try {
    for await (const item of items) got.push(item)
    return { got }
  } catch (error) {
    return { got, error: error as AnyKisError }
  }
}
