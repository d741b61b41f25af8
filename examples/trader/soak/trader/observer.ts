import { domesticStockCcnlNotice as feed } from '@stockeye/kis-client/endpoints/feeds'
import { type SentFrame, steppedConnection } from '@stockeye/kis-client/simulator'
import type { World } from './world.ts'

/** Execution of an order in the account. */
export interface Part {
  readonly quantity: string
  readonly price: string
}

/**
 * Observer of the fills on KRX, with an app key and a socket of its own: KIS's list has the sum of an order's fills, and the fee of each
 * is cut off by itself.
 */
export interface Observer {
  /** Fills by the number of their order, without leading zeros. */
  readonly parts: ReadonlyMap<string, readonly Part[]>
  /** Opens a new connection, after a fault of the WebSocket that met this one too. */
  reopen(): Promise<void>
  close(): Promise<void>
}

/** Number of the observer's app key: 0 is that of the trader. */
const appKey = 1

export async function openObserver({ clock, simulator }: World): Promise<Observer> {
  const { moreCredentials, rest, ws, htsId, clientOptions } = simulator
  const [credentials] = moreCredentials
  const { openSocket } = clientOptions
  if (credentials === undefined || openSocket === undefined)
    throw new Error('the simulator has no further app key, or no stepped clock')
  const { fetch, close: closeRest } = steppedConnection(clock)(rest)
  const parts = new Map<string, Part[]>()
  const request = JSON.stringify({
    grant_type: 'client_credentials',
    appkey: credentials.appKey,
    secretkey: credentials.appSecret,
  })
  const unlisten = simulator.realtime.onSent((frame) => {
    if (frame.trId === feed.real && isOurs(frame)) for (const row of frame.rows) note(row)
  })
  let key = ''
  let socket = await open()

  const isOurs = ({ connection }: SentFrame) =>
    simulator.realtime.places().some((place) => place.connection === connection && place.appKey === appKey)

  function note(row: readonly string[]) {
    const cell = (column: (typeof feed.columns)[number]) => row[feed.columns.indexOf(column)] ?? ''
    if (cell('CNTG_YN') !== '2') return
    const number = String(Number(cell('ODER_NO')))
    const part = { quantity: String(Number(cell('CNTG_QTY'))), price: String(Number(cell('CNTG_UNPR'))) }
    parts.set(number, [...(parts.get(number) ?? []), part])
  }

  async function open() {
    const headers = { 'content-type': 'application/json' }
    const answer = await clock.settle(fetch(`${rest}/oauth2/Approval`, { method: 'POST', headers, body: request }))
    const issued: { readonly approval_key?: string } = JSON.parse(await clock.settle(answer.text()))
    // While KIS refuses to issue one, the one before holds.
    key = issued.approval_key ?? key
    const header = { approval_key: key, custtype: 'P', tr_type: '1', 'content-type': 'utf-8' }
    const registration = JSON.stringify({ header, body: { input: { tr_id: feed.real, tr_key: htsId } } })
    const opened = openSocket?.(`${ws}/tryitout`, {
      open: () => opened?.send(registration),
      message: (text) => {
        if (text.includes('PINGPONG')) opened?.send(text)
      },
      close() {},
      error() {},
    })
    await clock.runUntil(clock.now() + 1_000)
    return opened
  }

  return {
    parts,
    async reopen() {
      socket?.terminate()
      socket = await open()
    },
    async close() {
      unlisten()
      socket?.terminate()
      await clock.settle(closeRest())
    },
  }
}
