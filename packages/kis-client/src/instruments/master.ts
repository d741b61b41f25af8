/** Layout of the columns of a file. The catalogue has three kinds. */
export type MasterLayout =
  /** Every record has `recordBytes` bytes, and each column has a fixed place. */
  | { readonly kind: 'bytes'; readonly recordBytes: number }
  /** Columns of fixed width, counted in characters. `packedAfter`: blanks after that column do not count. The last column has no fixed end. */
  | { readonly kind: 'characters'; readonly packedAfter?: string }
  | { readonly kind: 'delimited'; readonly delimiter: string }

/** Daily file of instruments. `Row` exists only for the compiler. */
export interface Master<Row extends object> {
  /** Id in the catalogue, such as `domestic-kospi`. */
  readonly id: string
  /** Name of the file, such as `kospi_code.mst`. */
  readonly file: string
  /** Name on the server, such as `kospi_code.mst.zip`; null if no address is known. */
  readonly download: string | null
  /** Form of its records. */
  readonly layout: MasterLayout
  /** Columns in order, with their width; for a delimited file the longest value in bytes. null: the rest of the line. */
  readonly columns: Readonly<Record<keyof Row & string, number | null>>
  /** Never set: it carries the type. */
  readonly types?: { readonly row: () => Row }
}

/** Any instrument file, for code that works on all of them. */
export type AnyMaster = Master<object>
