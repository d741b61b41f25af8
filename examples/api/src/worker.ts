import { createLog } from '@stockeye/example-shared/log'
import { runService } from '@stockeye/example-shared/run-service'
import { readWorkerEnv } from './env.ts'
import { startWorker } from './start-worker.ts'

const help = `npm run worker -- [--help]

Runs the jobs by schedule and when the API asks for one, and reports through Telegram how they ended. It shares Redis, or
the files, with an API that has API_WORKER=separate. Settings come from the environment, or from .env in the working
folder; all that are missing are named at once, and the exit code is 78.

  TELEGRAM_BOT_TOKEN of BotFather, to report how jobs ended
  TELEGRAM_ADMIN_ID  Telegram ids with commas between them, who receive reports and alarms of the token
  TELEGRAM_API_ROOT  of another Bot API server   (Telegram's own)
  WORKER_HOST, WORKER_PORT                       where /health, /ready and /metrics answer   (127.0.0.1, 3001)
  REDIS_URL          jobs, token and pace are shared through this Redis, which must keep what it is given
  DATABASE_FILE      audit, instruments          (.stockeye/api.db)
  DATABASE_URL       the same in PostgreSQL, for processes on several hosts: postgres://user:password@host:port/database
  JOBS_FILE          runs of jobs, without Redis (.stockeye/jobs.db)
  TOKENS_FILE        KIS's token, without Redis  (.stockeye/tokens.db); whoever can read the file can use it
  KIS_APP_KEY, KIS_APP_SECRET, KIS_ACCOUNT       of KIS, or of a simulator that both can reach
  KIS_ENVIRONMENT    paper or real               (paper)
  KIS_REST_URL, KIS_MASTERS_URL                  of a KIS simulator elsewhere (KIS's own)
  TRADER_URL, TRADER_SECRET_KEY                  of a running trader with TRADER_PORT; both, or none without a trader

Stop it with Ctrl-C: what runs has ten seconds to end, and is given to others after that.`

await runService({ help, start: async () => startWorker(readWorkerEnv(process.env), { log: createLog('worker') }) })
