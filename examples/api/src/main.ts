import { createLog } from '@stockeye/example-shared/log'
import { runService } from '@stockeye/example-shared/run-service'
import { readApiEnv } from './env.ts'
import { startApi } from './start-api.ts'

const help = `npm run api -- [--help]

The API under /api/v1, which the bot speaks to. Without REDIS_URL it runs the jobs, too; with it the worker does
(npm run worker), and this process only triggers. Settings come from the environment, or from .env in the working folder;
all that are missing are named at once, and the exit code is 78.

  BOT_SECRET_KEY     shared with the bot: 32 or more printable characters, as from openssl rand -base64 33
  JWT_SECRET_KEY     signs the users' tokens, and is this service's alone: 32 bytes or more
  TELEGRAM_BOT_TOKEN of BotFather; needed where jobs run, to report how they ended
  TELEGRAM_ADMIN_ID  Telegram ids with commas between them; needed where jobs run, to report to; empty leaves the roles
  TELEGRAM_API_ROOT  of another Bot API server   (Telegram's own)
  API_HOST, API_PORT where it listens            (127.0.0.1, 3000)
  API_METRICS_PORT   where /metrics answers, on the same host, to any caller   (it is not served)
  API_WORKER         embedded or separate        (separate with REDIS_URL, else embedded)
  REDIS_URL          jobs, token and pace are shared through this Redis, which must keep what it is given
  DATABASE_FILE      users, audit, instruments   (.stockeye/api.db)
  DATABASE_URL       the same in PostgreSQL, for processes on several hosts: postgres://user:password@host:port/database
  JOBS_FILE          runs of jobs, without Redis (.stockeye/jobs.db)
  TOKENS_FILE        KIS's token, without Redis  (.stockeye/tokens.db); whoever can read the file can use it
  KIS_APP_KEY, KIS_APP_SECRET, KIS_ACCOUNT       all three, or none for a KIS simulator in this process
  KIS_ENVIRONMENT    paper or real               (paper)
  KIS_REST_URL, KIS_MASTERS_URL                  of a KIS simulator elsewhere (KIS's own)
  TRADER_URL, TRADER_SECRET_KEY                  of a running trader with TRADER_PORT; both, or none without a trader

Stop it with Ctrl-C: it ends what it is doing.`

await runService({ help, start: async () => startApi(readApiEnv(process.env), { log: createLog('api') }) })
