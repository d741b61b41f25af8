import { describe, expect, it } from 'vitest'
import { createLetterConnection, type Letter, parseLetter } from './redis-channels.ts'

const turn = () => new Promise(setImmediate)

/** Creates a connection whose letters the test reads. */
function start(publish: (message: string) => Promise<number> = async () => 1) {
  const letters: (Letter | undefined)[] = []
  const seen: string[] = []
  const connection = createLetterConnection({
    redis: {
      publish(_, message) {
        letters.push(parseLetter(message))
        return publish(message)
      },
    },
    id: 'own',
    channel: 'other',
    onEnd: () => void seen.push('end'),
  })
  connection.bind({
    packet: (packet) => void seen.push(packet),
    drained: () => void seen.push('drained'),
    closed: () => void seen.push('closed'),
  })
  return { connection, letters, seen }
}

const letter = (number: number, body: string, kind: Letter['kind'] = 'packets'): Letter => ({
  from: 'other',
  number,
  kind,
  body,
})

describe('createLetterConnection', () => {
  it('delivers the packets of one turn in one letter', async () => {
    const [sender, receiver] = [start(), start()]
    const packets = ['F1|2^|3', '', '{"a":"한"}']

    for (const packet of packets) sender.connection.send(packet)
    await turn()
    for (const sent of sender.letters) if (sent !== undefined) receiver.connection.read(sent)

    expect(sender.letters).toHaveLength(1)
    expect(receiver.seen).toEqual(packets)
    expect(sender.seen).toEqual(['drained'])
  })

  it('delivers a letter once that arrives twice', () => {
    const { connection, seen } = start()

    for (const number of [1, 1, 2, 1]) connection.read(letter(number, `1:${number}`))

    expect(seen).toEqual(['1', '2'])
  })

  it('closes at a letter that is missing, and delivers nothing after it', () => {
    const { connection, seen } = start()

    for (const number of [1, 3, 4]) connection.read(letter(number, `1:${number}`))

    expect(seen).toEqual(['1', 'end', 'closed'])
  })

  it.each(['x', ':a', '5:ab', '-1:a', '1:a2'])('closes at a letter whose packets are %j', (body) => {
    const { connection, seen } = start()

    connection.read(letter(1, body))

    expect(seen).toEqual(['end', 'closed'])
  })

  it('closes with the other side, even if letters before that are missing', () => {
    const { connection, seen } = start()

    connection.read(letter(7, '', 'close'))

    expect(seen).toEqual(['end', 'closed'])
  })

  it('closes when Redis does not take a letter, since what follows would leave a hole', async () => {
    const { connection, seen } = start(() => Promise.reject(new Error('away')))

    connection.send('x')
    await turn()

    expect(seen).toEqual(['end', 'closed'])
  })

  it('counts the bytes that Redis has not taken yet', async () => {
    const taken = Promise.withResolvers<number>()
    const { connection, seen } = start(() => taken.promise)

    connection.send('한')
    await turn()
    // A length, a colon and three bytes of UTF-8.
    expect(connection.queuedBytes()).toBe(5)
    taken.resolve(1)
    await turn()

    expect(connection.queuedBytes()).toBe(0)
    expect(seen).toEqual(['drained'])
  })
})

it.each(['', 'x', 'a|b|packets|', 'a|1|other|', 'a|1'])('reads no letter in %j', (message) => {
  expect(parseLetter(message)).toBeUndefined()
})
