import type { CallOptions, KisClient } from '../client/client.ts'
import { isListChanged, mostRestarts } from '../client/retry-policy.ts'
import type { ListNames, PagedEndpoint } from '../endpoint.ts'

/**
 * Reads all pages of a list whose other blocks are needed too. A list that changes between two pages (SYDB0050) is read
 * again from its start, and the pages read before are dropped.
 *
 * @param options.list block that every page must have, or several
 * @throws what `KisClient.pages` throws
 */
export async function readPages<Input extends object, Answer>(
  client: KisClient,
  endpoint: PagedEndpoint<Input, Answer, never>,
  input: Input,
  options: CallOptions & { readonly list: ListNames<Answer> },
): Promise<readonly Answer[]> {
  for (let restarts = 0; ; restarts += 1) {
    const pages: Answer[] = []
    try {
      for await (const page of client.pages(endpoint, input, options)) pages.push(page)
      return pages
    } catch (error) {
      if (!isListChanged(error) || restarts === mostRestarts) throw error
    }
  }
}
