import { createServer, type RequestListener } from 'node:http'
import { zipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSteppedClock } from '../simulator/clocks/stepped.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { type DownloadOptions, downloadMaster } from './download-master.ts'
import { allMasters, domesticIndex, domesticKospi, domesticMember, overseasStockOption } from './masters.gen.ts'

async function start() {
  const simulator = await startSimulator({ clock: createSteppedClock(Date.parse('2026-10-19T07:00:00+09:00')) })
  onTestFinished(() => simulator.close())
  return simulator.hosts
}

/** Starts a server of files that answers with `listener`. */
async function serve(listener: RequestListener): Promise<{ readonly masters: string }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return { masters: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` }
}
const serveBytes = (bytes: Uint8Array, headers: Record<string, string> = {}) =>
  serve((_, answer) => answer.writeHead(200, headers).end(bytes))

async function download(master: Parameters<typeof downloadMaster>[0], options: DownloadOptions): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of downloadMaster(master, options)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const failureOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error)

const indexFile = Buffer.from(`${'00001KOSPI'.padEnd(45)}\n`.repeat(4_000))
const indexZip = zipSync({ 'idxcode.mst': indexFile })

describe('downloadMaster', () => {
  it('yields the content of a zip, and a file that is not a zip unchanged', async () => {
    const hosts = await start()

    const kospi = await download(domesticKospi, { hosts })
    const members = await download(domesticMember, { hosts })

    expect(kospi.length % 289).toBe(0)
    expect(kospi.toString('latin1')).toContain('005930   KR7005930003')
    expect(members.length % 27).toBe(0)
  })

  it('reports how many bytes have come, of how many', async () => {
    const hosts = await serveBytes(indexZip, { 'content-length': `${indexZip.length}` })
    const reported: { done: number; total?: number }[] = []

    await download(domesticIndex, { hosts, onProgress: (now) => reported.push(now) })

    expect(reported.at(-1)).toEqual({ done: indexZip.length, total: indexZip.length })
    expect(reported.map(({ done }) => done)).toEqual(reported.map(({ done }) => done).toSorted((a, b) => a - b))
  })

  it('reports no total where the server does not', async () => {
    const hosts = await serve((_, answer) => {
      answer.write(indexZip.subarray(0, 100))
      answer.end(indexZip.subarray(100))
    })
    const reported: { done: number; total?: number }[] = []

    const bytes = await download(domesticIndex, { hosts, onProgress: (now) => reported.push(now) })

    expect(bytes).toEqual(indexFile)
    expect(reported.at(-1)).toEqual({ done: indexZip.length })
  })

  it('takes a zip in pieces of any size, with its file’s name in any case', async () => {
    const zip = zipSync({ 'IDXCODE.MST': indexFile })
    const fetch: DownloadOptions['fetch'] = async () => ({
      status: 200,
      headers: { get: () => null },
      body: (async function* () {
        for (let at = 0; at < zip.length; at += 3) yield zip.subarray(at, at + 3)
      })(),
    })

    expect(await download(domesticIndex, { fetch })).toEqual(indexFile)
  })

  it('ends with the signal’s reason in the middle of a download', async () => {
    const hosts = await serve((_, answer) => {
      answer.write(indexZip.subarray(0, 100)) // and never the rest
    })
    const stop = new AbortController()

    const failure = await failureOf(
      download(domesticIndex, { hosts, signal: stop.signal, onProgress: () => stop.abort('enough') }),
    )

    expect(failure).toBe('enough')
  })

  it('sends no request when the signal is aborted before', async () => {
    let calls = 0
    const fetch: DownloadOptions['fetch'] = async (_, { signal }) => {
      calls += 1
      signal?.throwIfAborted()
      return { status: 200, headers: { get: () => null }, body: null }
    }

    expect(await failureOf(download(domesticIndex, { fetch, signal: AbortSignal.abort('enough') }))).toBe('enough')
    expect(calls).toBe(0)
  })

  it('closes the socket when its reader stops early', async () => {
    const hungUp = Promise.withResolvers<string>()
    const hosts = await serve((_, answer) => {
      answer.on('close', () => hungUp.resolve('hung up'))
      answer.write(indexFile)
    })

    for await (const chunk of downloadMaster(domesticMember, { hosts })) {
      if (chunk.length > 0) break
    }

    expect(await hungUp.promise).toBe('hung up')
  })

  it('closes the socket of a page, without reading its end', async () => {
    let request: AbortSignal | undefined
    const fetch: DownloadOptions['fetch'] = async (_, { signal }) => {
      request = signal
      return { status: 200, headers: new Headers({ 'content-type': 'text/html' }), body: (async function* () {})() }
    }

    const failure = await failureOf(download(domesticIndex, { fetch }))

    expect(failure).toMatchObject({ code: 'KIS_ANSWER' })
    expect(request?.aborted).toBe(true)
  })

  it('lets through what its caller’s progress throws', async () => {
    const hosts = await serveBytes(indexZip)
    const mine = new Error('mine')

    const failure = await failureOf(
      download(domesticIndex, {
        hosts,
        onProgress() {
          throw mine
        },
      }),
    )

    expect(failure).toBe(mine)
  })

  const broken = Buffer.from(indexZip)
  broken.writeUInt8(broken.readUInt8(60) ^ 0xff, 60)
  const wrongSum = Buffer.from(indexZip)
  const directory = wrongSum.lastIndexOf(Buffer.from('504b0102', 'hex'))
  wrongSum.writeUInt8(wrongSum.readUInt8(directory + 16) ^ 0xff, directory + 16)

  it.each([
    ['a page of HTML', '<html>점검 중입니다</html>', { 'content-type': 'text/html; charset=utf-8' }],
    ['a page that does not say that it is one', '<html>점검 중입니다</html>', {}],
    ['a zip without its end', indexZip.subarray(0, indexZip.length - 30), {}],
    ['half a zip', indexZip.subarray(0, indexZip.length / 2), {}],
    ['a zip with a damaged middle', broken, {}],
    ['a zip whose sum is another', wrongSum, {}],
    ['a zip of another file', zipSync({ 'kospi_code.mst': indexFile }), {}],
    ['a zip of two files', zipSync({ 'idxcode.mst': indexFile, 'other.mst': indexFile }), {}],
    ['an empty zip', zipSync({}), {}],
    ['nothing', '', {}],
  ])('refuses %s', async (_, bytes, headers) => {
    const hosts = await serveBytes(Buffer.from(bytes), headers)

    const failure = await failureOf(download(domesticIndex, { hosts }))

    expect(failure).toMatchObject({ code: 'KIS_ANSWER', field: 'idxcode.mst.zip' })
  })

  it('refuses a page in place of a file that is not zipped', async () => {
    const hosts = await serveBytes(Buffer.from('<html></html>'), { 'content-type': 'text/html' })

    expect(await failureOf(download(domesticMember, { hosts }))).toMatchObject({ code: 'KIS_ANSWER' })
  })

  it('refuses a file that grows beyond all bounds', async () => {
    const hosts = await serveBytes(zipSync({ 'idxcode.mst': new Uint8Array(5_000_000) }))

    const failure = await failureOf(download(domesticIndex, { hosts, mostBytes: 1_000_000 }))

    expect(failure).toMatchObject({ code: 'KIS_ANSWER', field: 'idxcode.mst.zip' })
  })

  it('distinguishes a file that is not there from a server that fails and from one that hangs up', async () => {
    const missing = await serve((_, answer) => answer.writeHead(404).end())
    const failing = await serve((_, answer) => answer.writeHead(503).end())
    const hangingUp = await serve((_, answer) => {
      answer.writeHead(200, { 'content-length': `${indexZip.length}` })
      answer.write(indexZip.subarray(0, 100), () => answer.destroy())
    })

    const failures = await Promise.all(
      [missing, failing, hangingUp].map((hosts) => failureOf(download(domesticIndex, { hosts }))),
    )

    expect(failures).toMatchObject([
      { code: 'KIS_ANSWER' },
      { code: 'KIS_UNANSWERED', outcome: 'unknown' },
      { code: 'KIS_UNANSWERED', outcome: 'unknown' },
    ])
  })

  it('throws not-sent for a host without a server', async () => {
    const { hosts, close } = await startSimulator()
    await close()

    expect(await failureOf(download(domesticIndex, { hosts }))).toMatchObject({
      code: 'KIS_UNREACHABLE',
      outcome: 'not-sent',
    })
  })

  it('refuses files without a known address, before it sends a request', async () => {
    const fetch = () => {
      throw new Error('it was sent')
    }

    const failure = await failureOf(download(overseasStockOption, { fetch }))

    expect(failure).toMatchObject({ code: 'KIS_INPUT', field: 'master', outcome: 'not-sent' })
    expect(allMasters.filter(({ download: name }) => name === null)).toHaveLength(2)
  })
})
