import { expect, it } from 'vitest'
import { startFakeTelegram } from './fake-telegram.ts'

it('refuses an option that is not known', async () => {
  const options = { port: 0, prt: 8443 }

  await expect(startFakeTelegram(options)).rejects.toMatchObject({ code: 'OPS_INPUT', field: 'prt' })
})
