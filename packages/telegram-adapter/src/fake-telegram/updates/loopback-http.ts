import { request } from 'node:http'

export interface LoopbackAnswer {
  readonly status: number
  readonly contentType: string
  readonly retryAfterSeconds: number
  readonly body: Uint8Array
}

/** Posts JSON over HTTP. @throws the error of the connection, and the signal's reason */
export function postJson(
  url: string,
  json: string,
  options: { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal } = {},
): Promise<LoopbackAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json), ...options.headers },
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            contentType: answer.headers['content-type'] ?? '',
            retryAfterSeconds: Number(answer.headers['retry-after'] ?? 0) || 0,
            body: Buffer.concat(chunks),
          }),
        )
      },
    )
    call.on('error', reject)
    call.end(json)
  })
}
