import { once } from 'node:events'
import { runService } from '@stockeye/example-shared/run-service'

// A service that starts until a signal arrives, and prints that it was stopped.
await runService({
  help: '',
  async start() {
    const hold = setInterval(() => {}, 60_000)
    const signalled = once(process, 'SIGTERM')
    console.log('STARTING')
    await signalled
    clearInterval(hold)
    return { url: '', stop: async () => console.log('STOPPED') }
  },
})
