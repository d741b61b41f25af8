export { type BullmqBackendOptions, bullmqBackend } from './backends/bullmq/backend.ts'
