/** A table that cannot be read or used as asked. */
export class TableError extends Error {
  /** The line of the file, counted from 1. */
  readonly row: number | undefined
  /** The name of the column. */
  readonly column: string | undefined
  /** What to do about it, in words. */
  readonly remedy: string | undefined
  /** The option that does it, and its value, such as ['decimal', ',']. */
  readonly option: readonly [name: string, value: string] | undefined

  constructor(
    message: string,
    where: Partial<Pick<TableError, 'row' | 'column' | 'remedy' | 'option'>> = {},
  ) {
    super(message)
    this.name = 'TableError'
    this.row = where.row
    this.column = where.column
    this.remedy = where.remedy
    this.option = where.option
  }
}
