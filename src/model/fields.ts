import { fail } from '../errors.ts'
import { show } from '../words.ts'

/** Reads the fields of an untrusted object: own ones only, each once checked, and no others. */
export class Fields {
  readonly #given: object
  readonly #what: string
  readonly #read = new Set<string>()

  constructor(given: unknown, what: string) {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      fail('MODEL_FORMAT', `${what} must be an object, but is ${show(given)}`)
    }
    this.#given = given
    this.#what = what
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#given, name)
  }

  /** An own field that passes the check. */
  read(name: string, wanted: string, fits: (value: unknown) => boolean): unknown {
    this.#read.add(name)
    const value = this.has(name) ? (this.#given as Record<string, unknown>)[name] : undefined
    return fits(value) ? value : this.refuse(name, wanted, show(value))
  }

  /** A number that passes the check; an infinity is text in JSON, and wanted only where `infinite`. */
  number(
    name: string,
    wanted: string,
    fits: (value: number) => boolean = () => true,
    infinite = false,
  ): number {
    const decoded = (value: unknown) => (infinite && value === 'Infinity' ? Infinity : value)
    const isNumber = (value: unknown) => value === Infinity || Number.isFinite(value)
    const passes = (value: unknown) => isNumber(decoded(value)) && fits(decoded(value) as number)
    return decoded(this.read(name, `a number, ${wanted}`, passes)) as number
  }

  /** An array of a given length whose elements pass the check. */
  list(name: string, length: number, wanted: string, fits: (value: unknown) => boolean): unknown[] {
    const passes = (value: unknown) =>
      Array.isArray(value) && value.length === length && Array.from(value).every(fits)
    return Array.from(this.read(name, `an array of ${length} ${wanted}`, passes) as unknown[])
  }

  /** Refuses what has not been read. */
  end(): void {
    const unknown = Object.keys(this.#given).find((name) => !this.#read.has(name))
    if (unknown !== undefined) fail('MODEL_FORMAT', `${show(unknown)} is no field of ${this.#what}`)
  }

  refuse(name: string, wanted: string, is: string): never {
    fail('MODEL_FORMAT', `${name} of ${this.#what} must be ${wanted}, but is ${is}`)
  }
}
