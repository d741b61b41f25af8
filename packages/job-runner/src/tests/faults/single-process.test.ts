import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFinished } from 'vitest'
import { openForReading } from '../../backends/sqlite/database/file.ts'
import { createStoreView } from '../../backends/sqlite/store-view.ts'

const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', '--input-type=module', '-e']
const program = (path: string) => `
  import { createJobRunner, onComplete } from '@stockeye/job-runner'
  import { sqliteBackend } from '@stockeye/job-runner/sqlite'
  const backend = sqliteBackend({ path: ${JSON.stringify(path)}, manyProcesses: false })
  const jobs = createJobRunner({ backend, notifiers: [onComplete(() => undefined)] })
  jobs.register({ id: 'job', name: 'job', run: async () => undefined })
  await jobs.start()
  process.stdout.write('ready')
  setInterval(() => undefined, 1000)`

it('counts a process that had the file alone neither as a worker nor as a notifier once it is killed', async () => {
  const path = freshPath('jobs.db')
  const child = spawn(process.execPath, [...flags, program(path)], { cwd: import.meta.dirname })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  const look = () => {
    const database = openForReading(path)
    const view = createStoreView(database)
    const seen = { workers: view.stats(Date.now()).workers, channels: view.channels(Date.now()) }
    database.close()
    return seen
  }
  const before = look()

  child.kill('SIGKILL')
  await once(child, 'exit')

  expect(before).toEqual({ workers: 1, channels: ['complete'] })
  expect(look()).toEqual({ workers: 0, channels: [] })
})
