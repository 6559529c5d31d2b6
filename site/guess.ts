import type { ColumnFacts, Loss, Role, Roles, TableFacts } from './protocol.ts'

const NAMED = /^(y|target|label|class|outcome|response|diagnosis|price|deaths|count)$/i

/** What may be predicted. */
export const canBeTarget = ({ kind, distinct }: ColumnFacts): boolean =>
  kind === 'number' || (kind === 'category' && distinct >= 2)

/** What may predict. */
export const canBeFeature = ({ kind, distinct }: ColumnFacts): boolean =>
  kind === 'number' || (kind === 'category' && distinct >= 2 && distinct <= 50)

/** Which roles a column may have. */
export function rolesOf(column: ColumnFacts): Role[] {
  const numeric: Role[] = column.kind === 'number' ? ['weight', 'offset'] : []
  return [
    ...(canBeTarget(column) ? (['target'] as const) : []),
    ...(canBeFeature(column) ? (['feature'] as const) : []),
    ...numeric,
    'ignore',
  ]
}

/** The column that is called like one, or else the last that can be. */
export function guessRoles({ columns }: TableFacts): Roles {
  const able = columns.filter(canBeTarget)
  const target = able.find(({ name }) => NAMED.test(name)) ?? able.at(-1)
  return columns.map((column) => (column === target ? 'target' : canBeFeature(column) ? 'feature' : 'ignore'))
}

/** Which losses a target can have, the likeliest first. */
export function lossesFor(target: ColumnFacts | undefined): Loss[] {
  if (!target || target.kind === 'category') return ['logistic']
  const { distinct, counts, rare } = target
  const numeric: Loss[] = ['squared', 'absolute', 'huber', 'quantile']
  if (rare && distinct > 2) numeric.unshift('poisson')
  else if (counts) numeric.push('poisson')
  if (distinct === 2) return ['logistic', ...numeric]
  return counts && distinct <= 10 ? [...numeric, 'logistic'] : numeric
}
