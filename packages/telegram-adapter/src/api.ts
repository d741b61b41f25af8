export type { ProblemCode } from './errors.ts'
export {
  type ApiAccess,
  type ApiRoute,
  type ApiShape,
  apiPrefix,
  type BotToken,
  type BotTokenBody,
  type JobParams,
  type Nothing,
  nothingSchema,
  type OpsApi,
  opsApi,
  type Problem,
  problemSchema,
  problemStatus,
  type RunParams,
  type TriggerBody,
} from './ports/contract.ts'
