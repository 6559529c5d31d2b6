import { expect, test } from 'vitest'
import { applyEncoding, prepare, type Roles, readTable, TableError } from '../../src/table/index.ts'

const read = (...lines: string[]) => readTable(new TextEncoder().encode(lines.join('\n')))
const columns = ({ X }: { X: { columns: Float64Array[]; names: string[] } }) =>
  Object.fromEntries(X.names.map((name, j) => [name, [...X.columns[j]!]]))
const refusal = (what: () => unknown): TableError => {
  try {
    what()
  } catch (error) {
    if (error instanceof TableError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const houses = read(
  'id,sold,town,area,rooms,w,e,price',
  '1,2024-01-02,Ulm,50,2,1,0,155',
  '2,2024-01-03,Bonn,60,3,2,0.5,190',
  '3,2024-01-04,Kiel,65,,1,0,188',
  '4,2024-01-05,Ulm,80,3,1,0,254',
  '5,2024-01-06,Bonn,95,4,1,0,290',
  '6,2024-01-07,,110,4,1,0,342',
)
const roles: Roles = { target: 'price', drop: ['w', 'e'] }

test('a missing value is refused, with the row, the column and the choice', () => {
  const error = refusal(() => prepare(houses, roles))
  expect(error).toMatchObject({ row: 7, column: 'town', option: ['missing', 'drop|mean'] })
  expect(error.message).toBe('there is no value here; 2 of 6 rows lack one (town 1, rooms 1)')
})

test('or its row is left out, which is said', () => {
  const prepared = prepare(houses, { ...roles, missing: 'drop' })
  expect(columns(prepared)).toEqual({ 'town=Ulm': [1, 0, 1, 0], area: [50, 60, 80, 95], rooms: [2, 3, 3, 4] })
  expect([...prepared.rows]).toEqual([0, 1, 3, 4])
  expect([...prepared.y]).toEqual([155, 190, 254, 290])
  expect(prepared.notes).toEqual([
    "'id' is left out: names rows",
    "'sold' is left out: dates",
    '2 of 6 rows left out, for lack of a value (town 1, rooms 1)',
    "'town' has 2 categories, the baseline is 'Bonn'",
  ])
})

test('or the mean stands in, and a feature says so', () => {
  const prepared = prepare(houses, { ...roles, missing: 'mean' })
  expect(columns(prepared)).toEqual({
    'town=Kiel': [0, 0, 1, 0, 0, 0],
    'town=Ulm': [1, 0, 0, 1, 0, 0],
    'town missing': [0, 0, 0, 0, 0, 1],
    area: [50, 60, 65, 80, 95, 110],
    rooms: [2, 3, 3.2, 3, 4, 4],
    'rooms missing': [0, 0, 1, 0, 0, 0],
  })
  expect(prepared.notes.join('\n')).toContain("'rooms': the mean 3.2 stands in for 1 missing value")
})

test('a missing target is never made up', () => {
  const table = read('a,y', '1,2', '2,', '3,5')
  expect(refusal(() => prepare(table, { target: 'y' }))).toMatchObject({ row: 3, column: 'y' })
  expect([...prepare(table, { target: 'y', missing: 'mean' }).y]).toEqual([2, 5])
})

test('weights and an offset are no features', () => {
  const prepared = prepare(houses, { target: 'price', drop: ['town', 'rooms'], weights: 'w', offset: 'e' })
  expect(prepared.X.names).toEqual(['area'])
  expect([...prepared.sampleWeight!]).toEqual([1, 2, 1, 1, 1, 1])
  expect([...prepared.offset!]).toEqual([0, 0.5, 0, 0, 0, 0])
  expect(prepared.encoding).toMatchObject({ target: 'price', weights: 'w', offset: 'e' })
})

test('features by name, in their order', () => {
  expect(prepare(houses, { target: 'price', features: ['e', 'area'] }).X.names).toEqual(['e', 'area'])
})

test('a kind that was guessed wrongly', () => {
  const prepared = prepare(houses, {
    target: 'price',
    features: ['id', 'w'],
    kinds: { id: 'number', w: 'category' },
  })
  expect(columns(prepared)).toEqual({ id: [1, 2, 3, 4, 5, 6], 'w=2': [0, 1, 0, 0, 0, 0] })
})

test('a target of categories is a list of labels', () => {
  expect(prepare(houses, { target: 'town', features: ['area'], missing: 'drop' }).y).toEqual([
    'Ulm',
    'Bonn',
    'Kiel',
    'Ulm',
    'Bonn',
  ])
})

test.each<[Roles, string, string?]>([
  [{ target: 'prize' }, "no column 'prize'", "did you mean 'price'?"],
  [{ target: 'price', drop: ['Room'] }, "no column 'Room'", "did you mean 'rooms'?"],
  [{ target: 'price', features: ['sold'] }, "a column of kind 'date' cannot be a feature"],
  [{ target: 'sold' }, "the target cannot be a column of kind 'date'"],
  [{ target: 'price', weights: 'town' }, 'numbers are wanted here'],
  [{ target: 'price', features: ['price'] }, 'it has another role'],
  [{ target: 'price', kinds: { are: 'number' } }, "no column 'are'"],
])('%o is refused', (wrong, says, remedy) => {
  const error = refusal(() => prepare(houses, wrong))
  expect(error.message).toContain(says)
  if (remedy) expect(error.remedy).toBe(remedy)
})

test('two columns never make features of one name', () => {
  const table = read('a,a=x,y', 'w,1,1', 'x,2,2', 'w,3,3', 'x,5,5')
  const { X } = prepare(table, { target: 'y' })
  expect(X.names).toEqual(['a=x', "a=x'"])
})

test('new rows find their columns by name, in any order, after a way through JSON', () => {
  const prepared = prepare(houses, { ...roles, missing: 'mean' })
  const encoding = JSON.parse(JSON.stringify(prepared.encoding))
  const again = applyEncoding(
    encoding,
    read('rooms;area;colour;town', '3;70;red;Kiel', ';71,5;red;', '4;72;red;Bonn'),
  )
  expect(columns(again)).toEqual({
    'town=Kiel': [1, 0, 0],
    'town=Ulm': [0, 0, 0],
    'town missing': [0, 1, 0],
    area: [70, 71.5, 72],
    rooms: [3, 3.2, 4],
    'rooms missing': [0, 1, 0],
  })
  expect(again.X.names).toEqual(prepared.X.names)
  const same = applyEncoding(encoding, houses)
  expect(columns(same)).toEqual(columns(prepared))
})

test.each<[string, string[], object]>([
  ['an unknown category', ['town,area,rooms', 'Ulm,1,2', 'Köln,1,2'], { row: 3, column: 'town' }],
  ['a column that is not there', ['town,rooms', 'Ulm,1'], { remedy: 'there are town, rooms' }],
  ['a missing value', ['town,area,rooms', 'Ulm,1,2', 'Bonn,,2'], { row: 3, column: 'area' }],
  ['what is no number', ['town,area,rooms', 'Ulm,1,2', 'Bonn,1,many'], { row: 3, column: 'rooms' }],
])('%s is refused in new rows', (_, lines, where) => {
  const { encoding } = prepare(houses, { ...roles, missing: 'drop' })
  expect(refusal(() => applyEncoding(encoding, read(...lines)))).toMatchObject(where)
})

test('rows without a value can be left out of a prediction, which is said', () => {
  const { encoding } = prepare(houses, { ...roles, missing: 'drop' })
  const applied = applyEncoding(encoding, read('town,area,rooms', 'Ulm,1,2', 'Bonn,,2', 'Ulm,3,4'), 'drop')
  expect([...applied.rows]).toEqual([0, 2])
  expect(applied.notes).toEqual(['1 of 3 rows left out, for lack of a value'])
})

test('one row of new data may look like another kind', () => {
  const { encoding } = prepare(houses, { target: 'price', features: ['area', 'w'], kinds: { w: 'category' } })
  const applied = applyEncoding(encoding, read('area,w', '007,2'))
  expect(columns(applied)).toEqual({ area: [7], 'w=2': [1] })
})
