import type { ListedInstrument } from '../instruments/listed-instrument.ts'
import type { Instrument } from '../market/instrument.ts'
import { checkNames, checkSpelling } from '../values/check-names.ts'
import { checkOption, objectRule, signalRule, withMethods } from '../values/check-options.ts'
import type { CallOptions, KisClient } from './client.ts'

/** Call of an action, as its caller passed it. */
export interface ActionCall {
  /** Name of the action. */
  readonly of: string
  readonly client: KisClient
  readonly input: object
  /** Fields of the input. */
  readonly fields: Readonly<Record<string, true>>
  readonly options: CallOptions | undefined
  /** Whether a record with more fields, such as a position, may be passed in place of the input. @default false */
  readonly takesRecords?: boolean
}

/**
 * Checks the arguments of an action, which untyped code may have left out or misspelled.
 *
 * @throws {KisInputError} the client is not one, the input is not an object or has an unknown field, or the options are wrong
 */
export function checkAction({ of, client, input, fields, options, takesRecords = false }: ActionCall): void {
  const names = Object.keys(fields)
  checkClient(client)
  checkOption('input', input, objectRule(`an object with ${names.join(', ')} as the second argument of ${of}`))
  const check = takesRecords ? checkSpelling : checkNames
  check('symbol' in fields ? withoutListed(input, fields) : input, `a field of ${of}`, names)
  checkCallOptions(of, options)
}

/** Fields of a listed instrument beside those of `Instrument`. */
const listedFields: { readonly [name in Exclude<keyof ListedInstrument, keyof Instrument>]-?: true } = {
  board: true,
  name: true,
  englishName: true,
  standardCode: true,
  kind: true,
}

/** Returns an input without what a listed instrument has brought along, which callers spread into it. */
const withoutListed = (input: object, fields: ActionCall['fields']): object =>
  Object.fromEntries(
    Object.entries(input).filter(([name]) => Object.hasOwn(fields, name) || !Object.hasOwn(listedFields, name)),
  )

/** Checks that a value is a client. @throws {KisInputError} it is not */
export function checkClient(client: KisClient, field = 'client'): void {
  checkOption(field, client, clientRule)
}

const clientRule = withMethods('a client', ['call', 'pages', 'rows'], 'the client that createKisClient returned')

const callOptions: readonly string[] = ['signal']

/** Checks the options of a call; most calls have none. @throws {KisInputError} an unknown option, or a wrong signal */
export function checkCallOptions(
  of: string,
  options: object | undefined,
  names: readonly string[] = callOptions,
): void {
  if (options === undefined) return
  checkOption('options', options, objectRule(`an object with ${names.join(', ')}, or leave it out`))
  checkNames(options, `an option of ${of}`, names)
  const signal: unknown = Reflect.get(options, 'signal')
  if (signal !== undefined) checkOption('signal', signal, signalRule)
}
