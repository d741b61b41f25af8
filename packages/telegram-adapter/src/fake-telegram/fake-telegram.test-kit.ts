import { onTestFinished } from 'vitest'
import { isObject, type JsonObject } from './call/json.ts'
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from './fake-telegram.ts'

/** Starts a fake that is closed when the test ends. */
export async function startFake(options?: FakeTelegramOptions): Promise<FakeTelegram> {
  const fake = await startFakeTelegram(options)
  onTestFinished(() => fake.close())
  return fake
}

/** Calls a method over HTTP, as JSON. @returns the answer's body */
export async function call(fake: FakeTelegram, method: string, parameters: object = {}): Promise<JsonObject> {
  const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(parameters),
  })
  return asObject(await response.json())
}

export function asObject(value: unknown): JsonObject {
  if (!isObject(value)) throw new Error(`${JSON.stringify(value)} is not an object`)
  return value
}

/** Calls a method, and returns the text of the error; undefined when the call succeeded. */
export const complaint = async (fake: FakeTelegram, method: string, parameters: object = {}): Promise<unknown> =>
  (await call(fake, method, parameters))['description']
