export { type AuditedAct, type PortWorld, slowProgress, suiteJobs, testOpsPort } from './testing/ops-port-suite.ts'
