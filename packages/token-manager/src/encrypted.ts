export { type EncryptedStoreOptions, type EncryptionKey, encryptedStore } from './stores/encrypted.ts'
