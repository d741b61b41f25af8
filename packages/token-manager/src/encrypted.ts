export { type EncryptionKey, encryptedStore } from './stores/encrypted.ts'
