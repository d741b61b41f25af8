import type { WireFile } from '../wire-types.ts'

export type FileKind = 'photo' | 'document'

/** Fields of a file that its content decides, such as the width of a photo. */
export type FileDetails = Omit<WireFile, 'file_id' | 'file_unique_id' | 'file_size' | 'file_path'>

export interface StoredFile {
  readonly kind: FileKind
  readonly bytes: Uint8Array
  /** Every size of a photo; a document has one. Each has an id of its own. */
  readonly sizes: readonly WireFile[]
}

/** Files that messages hold. */
export interface StoredFiles {
  add(kind: FileKind, bytes: Uint8Array, sizes: readonly FileDetails[]): StoredFile
  /** Returns the file of which one size has the id. */
  find(fileId: string): StoredFile | undefined
  /** Returns the bytes of a download. */
  download(path: string): Uint8Array | undefined
}

export function createStoredFiles(): StoredFiles {
  const byId = new Map<string, StoredFile>()
  const byPath = new Map<string, StoredFile>()
  return {
    add(kind, bytes, details) {
      const sizes = details.map((fields, index): WireFile => {
        const number = byId.size + index + 1
        return {
          file_id: `fake-file-${number}`,
          file_unique_id: `fake-${number}`,
          file_size: bytes.length,
          ...fields,
        }
      })
      const file = { kind, bytes, sizes }
      for (const size of sizes) {
        byId.set(size.file_id, file)
        byPath.set(downloadPath(kind, size), file)
      }
      return file
    },
    find: (fileId) => byId.get(fileId),
    download: (path) => byPath.get(path)?.bytes,
  }
}

/** Returns the path of a download, below `/file/bot<token>/`. Telegram keeps every photo as a JPEG. */
export function downloadPath(kind: FileKind, { file_unique_id: id, file_name: name = '' }: WireFile): string {
  return `${kind}s/${id}${kind === 'photo' ? '.jpg' : (/\.\w+$/.exec(name)?.[0] ?? '')}`
}
