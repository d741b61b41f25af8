/** Body of a call, and the headers that belong to it. */
export interface EncodedCall {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer>
}

/**
 * Encodes the parameters of a call: as JSON, or as multipart/form-data when one of them is a file.
 * @see https://core.telegram.org/bots/api#sending-files
 */
export async function encodeCall(parameters: object): Promise<EncodedCall> {
  const fields = Object.entries(parameters)
  if (!fields.some(([, value]) => value instanceof File)) {
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(parameters) }
  }
  const form = new FormData()
  for (const [name, value] of fields) {
    // The file is read first: a form over a file that cannot be read throws where no caller can catch it (Node 24).
    if (value instanceof File) form.set(name, new File([new Uint8Array(await value.arrayBuffer())], value.name))
    else if (value !== undefined) form.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  // The body is bytes rather than a form: the dispatcher of undici accepts no form.
  const encoded = new Response(form)
  return {
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: new Uint8Array(await encoded.arrayBuffer()),
  }
}
