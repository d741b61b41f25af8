export { type PortWorld, slowProgress, suiteJobs, testOpsPort } from './testing/ops-port-suite.ts'
