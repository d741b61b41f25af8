import { createJobRunner, onComplete } from '@stockeye/job-runner'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'

// The compiler writes declarations of what is exported: it must find a name for each type.
export const backend = sqliteBackend({ path: '.jobs/jobs.db' })
export const jobs = createJobRunner({
  backend,
  notifiers: [onComplete(({ jobName, status, result }) => console.log(jobName, status, result))],
})
export const backup = jobs.register({ id: 'backup', name: 'Backup', run: async () => ({ files: 12 }) })

async function main() {
  await jobs.start()
  const { runId } = await jobs.trigger('backup')
  const { status } = await jobs.waitFor(runId)
  console.log(status) // prints succeeded
  // prints Backup succeeded { files: 12 }
  await jobs.stop()
}

void main()
