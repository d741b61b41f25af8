import { runService } from '@stockeye/example-shared/run-service'

// A service whose stop waits without end for a part that is away, and whose connection holds the process.
await runService({
  help: '',
  stopMs: 50,
  async start() {
    setInterval(() => {}, 60_000)
    return { url: '', stop: () => new Promise<never>(() => {}) }
  },
})
console.log('HANGING_READY')
