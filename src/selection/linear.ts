import { fail } from '../errors.ts'

/** What reads coefficients as those of features cannot read a network's weights. */
export function refuseNetwork({ type }: { readonly type: string }, name: string): void {
  if (type.startsWith('MLP')) fail('PARAMETER', `${name} is for linear models, and ${type} is none`)
}
