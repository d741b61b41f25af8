/** How a file is cut into columns. The catalogue knows three ways. */
export type MasterLayout =
  /** Every record has `recordBytes` bytes, and a column its place among them. */
  | { readonly kind: 'bytes'; readonly recordBytes: number }
  /** As `bytes`, counted in characters. `packedAfter`: blanks behind that column do not count. The last one has no end. */
  | { readonly kind: 'characters'; readonly packedAfter?: string }
  | { readonly kind: 'delimited'; readonly delimiter: string }

/** One of the daily files of what can be traded. `Row` exists for the compiler alone. */
export interface Master<Row extends object> {
  /** The catalogue's id, such as `domestic-kospi`. */
  readonly id: string
  /** The file's own name, such as `kospi_code.mst`. */
  readonly file: string
  /** What the server calls it, such as `kospi_code.mst.zip`; null where nobody knows an address. */
  readonly download: string | null
  readonly layout: MasterLayout
  /** The columns in order, with their width; of a delimited file the longest value in bytes. null: the rest of the line. */
  readonly columns: Readonly<Record<keyof Row & string, number | null>>
  /** Never set: it carries the type. */
  readonly types?: { readonly row: () => Row }
}

/** Any of the files, for code that works on all of them. */
export type AnyMaster = Master<object>
