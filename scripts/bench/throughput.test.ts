import { expect, it } from 'vitest'
import { throughput } from './throughput.ts'

/** Returns a processor whose every call of `work` takes `ms`, so that the figure is exact. */
function processorThatTakes(ms: number) {
  let usedMs = 0
  return {
    cpuMs: () => usedMs,
    work: () => {
      usedMs += ms
    },
  }
}

it('counts the calls in one CPU second', async () => {
  const { cpuMs, work } = processorThatTakes(4)

  expect(await throughput(work, { cpuMs })).toBe(250)
})

it('waits for an asynchronous operation before it calls the next', async () => {
  const { cpuMs, work } = processorThatTakes(4)
  let atOnce = 0
  let most = 0
  const operation = async () => {
    most = Math.max(most, ++atOnce)
    await undefined
    work()
    atOnce--
  }

  expect(await throughput(operation, { cpuMs })).toBe(250)
  expect(most).toBe(1)
})

it('does not count the setup that returns the operation', async () => {
  const { cpuMs, work } = processorThatTakes(4)
  let setups = 0

  const figure = await throughput(
    async () => {
      setups++
      for (let i = 0; i < 1000; i++) work()
      return work
    },
    { cpuMs },
  )

  expect(figure).toBe(250)
  expect(setups).toBe(1)
})

it('reads the clock once a batch, not once a call', async () => {
  const { cpuMs, work } = processorThatTakes(0.01)
  let readings = 0
  let calls = 0

  await throughput(
    () => {
      calls++
      work()
    },
    {
      cpuMs: () => {
        readings++
        return cpuMs()
      },
    },
  )

  expect(calls / readings).toBeGreaterThan(500)
})
