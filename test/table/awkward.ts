import type { Kind } from '../../src/table/index.ts'

/** A file that is not as a reader would like it: what must be read from it, or what must be said. */
export interface Awkward {
  readonly name: string
  readonly bytes: () => Uint8Array
  /** The column to be predicted. */
  readonly target: string
  readonly columns?: Readonly<Record<string, { kind: Kind; cells: readonly (number | string | null)[] }>>
  readonly delimiter?: string
  readonly decimal?: string
  readonly encoding?: string
  /** Parts of notes that must be there. */
  readonly notes?: readonly string[]
  /** The refusal, of the reader or of the preparation for a fit. */
  readonly error?: { row?: number; column?: string; says: string }
}

const utf8 = (text: string) => () => new TextEncoder().encode(text)
const latin = (text: string) => () => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string) => () =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0)).buffer)
const numbers = (...cells: (number | null)[]) => ({ kind: 'number' as const, cells })
const kind = (kind: Kind, ...cells: (string | null)[]) => ({ kind, cells })

/** The files. The terminal and the page are shown the same ones. */
export const awkward: readonly Awkward[] = [
  {
    name: 'byte-order mark',
    bytes: utf8('\ufeffa,y\n1,2\n3,5\n4,6\n'),
    target: 'y',
    columns: { a: numbers(1, 3, 4), y: numbers(2, 5, 6) },
  },
  {
    name: 'CRLF, and none at the end',
    bytes: utf8('a,y\r\n1,2\r\n3,5\r\n4,6'),
    target: 'y',
    columns: { a: numbers(1, 3, 4), y: numbers(2, 5, 6) },
  },
  {
    name: 'carriage returns alone, as of an old Mac',
    bytes: utf8('a,y\r1,2\r3,5\r4,6\r'),
    target: 'y',
    columns: { a: numbers(1, 3, 4), y: numbers(2, 5, 6) },
  },
  {
    name: 'quotes, with delimiters, quotes and line ends inside',
    bytes: utf8(
      '"a, in m","say ""hi""",y\n"1","two\nlines, one cell",2\n"3","two\nlines, one cell",5\n"4",b,6\n"x",b,1\n',
    ),
    target: 'y',
    error: { row: 7, column: 'a, in m', says: "'x' is not a number" },
  },
  {
    name: 'semicolons and decimal commas',
    bytes: utf8('a;b;y\n1,5;0,25;2\n3,25;1;5\n4;2;6,75\n'),
    target: 'y',
    delimiter: ';',
    decimal: ',',
    columns: { a: numbers(1.5, 3.25, 4), b: numbers(0.25, 1, 2), y: numbers(2, 5, 6.75) },
  },
  {
    name: 'semicolons and decimal points',
    bytes: utf8('a;y\n1.5;2\n3.25;5\n4;6.75\n'),
    target: 'y',
    delimiter: ';',
    decimal: '.',
    columns: { a: numbers(1.5, 3.25, 4), y: numbers(2, 5, 6.75) },
  },
  {
    name: 'tabs',
    bytes: utf8('a\ty\n1.5\t2\n3.25\t5\n4\t6.75\n'),
    target: 'y',
    delimiter: '\t',
    columns: { a: numbers(1.5, 3.25, 4), y: numbers(2, 5, 6.75) },
  },
  {
    name: 'decimal commas in quotes between commas',
    bytes: utf8('a,y\n"1,5",2\n"3,25","5,5"\n4,6\n'),
    target: 'y',
    delimiter: ',',
    decimal: ',',
    columns: { a: numbers(1.5, 3.25, 4), y: numbers(2, 5.5, 6) },
  },
  {
    name: 'one decimal comma among points',
    bytes: utf8('bmi;y\n30.5;1\n31.25;2\n32,1;3\n33.0;5\n'),
    target: 'y',
    error: { row: 4, column: 'bmi', says: "'32,1' is not a number" },
  },
  {
    name: 'digits in groups',
    bytes: utf8('price;y\n1.234,50;1\n12.000,00;2\n999,99;4\n'),
    target: 'y',
    columns: { price: numbers(1234.5, 12000, 999.99) },
    notes: ["'1.234,50' is read as 1234.5"],
  },
  {
    name: 'windows-1252',
    bytes: latin(
      'gr\u00f6\u00dfe;stra\u00dfe;y\n1,5;M\u00fcller;1\n2,5;M\u00fcller;2\n3,5;J\u00e4ger;4\n4,5;J\u00e4ger;4\n',
    ),
    target: 'y',
    encoding: 'windows-1252',
    columns: {
      größe: numbers(1.5, 2.5, 3.5, 4.5),
      straße: kind('category', 'M\u00fcller', 'M\u00fcller', 'J\u00e4ger', 'J\u00e4ger'),
    },
    notes: ['windows-1252'],
  },
  {
    name: 'UTF-16, as of a spreadsheet',
    bytes: utf16('a\tgröße\n1\t2\n3\t5\n4\t6\n'),
    target: 'größe',
    encoding: 'utf-16le',
    columns: { a: numbers(1, 3, 4), größe: numbers(2, 5, 6) },
  },
  {
    name: 'a row that is too short',
    bytes: utf8('a,b,y\n1,2,3\n4,5,6\n7,8\n9,1,2\n'),
    target: 'y',
    error: { row: 4, says: '2 cells, but the header has 3' },
  },
  {
    name: 'a row that is too long',
    bytes: utf8('a,b,y\n1,2,3\n\n4,5,6,7\n9,1,2\n'),
    target: 'y',
    error: { row: 4, says: '4 cells, but the header has 3' },
  },
  {
    name: 'names that occur twice',
    bytes: utf8('a,a,y\n1,2,3\n4,5,6\n7,9,9\n'),
    target: 'y',
    columns: { a: numbers(1, 4, 7), 'a (2)': numbers(2, 5, 9) },
    notes: ["two columns are called 'a'"],
  },
  {
    name: 'a name that is empty, over the numbers of the rows',
    bytes: utf8(',a,y\n0,1,3\n1,4,6\n2,7,9\n'),
    target: 'y',
    columns: { 'column 1': kind('id', '0', '1', '2'), a: numbers(1, 4, 7) },
    notes: ['column 1 has no name'],
  },
  {
    name: 'no header',
    bytes: utf8('1,2,3\n4,5,6\n7,9,9\n'),
    target: 'column 3',
    columns: { 'column 1': numbers(1, 4, 7), 'column 3': numbers(3, 6, 9) },
    notes: ['there is no header'],
  },
  {
    name: 'names of rows, as R writes them',
    bytes: utf8('"a","y"\n"1",1.5,2\n"2",3,5\n"3",4,6\n'),
    target: 'y',
    columns: { 'row name': kind('id', '1', '2', '3'), a: numbers(1.5, 3, 4) },
    notes: ['one cell more than the header'],
  },
  {
    name: '1e309',
    bytes: utf8('a,b,y\n1,2,3\n4,5,6\n7,1e309,9\n'),
    target: 'y',
    error: { row: 4, column: 'b', says: "'1e309' is too large" },
  },
  {
    name: 'ids with zeros in front',
    bytes: utf8(
      'zip,big,a,y\n01067,12345678901234567,1,2\n04109,12345678901234568,3,5\n10115,12345678901234569,4,6\n',
    ),
    target: 'y',
    columns: {
      zip: kind('id', '01067', '04109', '10115'),
      big: kind('id', '12345678901234567', '12345678901234568', '12345678901234569'),
      a: numbers(1, 3, 4),
    },
  },
  {
    name: 'dates',
    bytes: utf8(
      'day,when,a,y\n2024-01-31,31.1.2024,1,2\n2024-02-29,29.2.2024,3,5\n2024-03-31,31.3.2024,4,6\n',
    ),
    target: 'y',
    columns: { day: kind('date', '2024-01-31', '2024-02-29', '2024-03-31'), a: numbers(1, 3, 4) },
  },
  {
    name: 'missing values in many words',
    bytes: utf8('a,c,y\n1,x,1\nNA,,2\n,x,3\n#N/A,z,4\n-,z,5\n3.5,z,6\n4,z,7\n5,x,8\n6,x,8\n'),
    target: 'y',
    columns: {
      a: numbers(1, null, null, null, null, 3.5, 4, 5, 6),
      c: kind('category', 'x', null, 'x', 'z', 'z', 'z', 'z', 'x', 'x'),
    },
    error: { row: 3, column: 'a', says: 'there is no value here; 4 of 9 rows lack one (a 4, c 1)' },
  },
  {
    name: 'blank rows, and rows of delimiters',
    bytes: utf8('a,y\n\n1,2\n,\n3,5\n   \n4,6\n,\n\n'),
    target: 'y',
    columns: { a: numbers(1, 3, 4), y: numbers(2, 5, 6) },
    notes: ['2 rows of nothing but commas'],
  },
  {
    name: 'a delimiter at the end of every row',
    bytes: utf8('a,y\n1,2,\n3,5,\n4,6,\n'),
    target: 'y',
    columns: { a: numbers(1, 3, 4), y: numbers(2, 5, 6) },
    notes: ['every row ends with a delimiter'],
  },
  {
    name: 'the line that tells Excel the delimiter',
    bytes: utf8('sep=|\r\na|y\r\n1|2\r\nx|5\r\n4|6\r\n5|7\r\n'),
    target: 'y',
    delimiter: '|',
    error: { row: 4, column: 'a', says: "'x' is not a number" },
  },
  {
    name: 'a quote that is never closed',
    bytes: utf8('a,y\n1,2\n"3,5\n4,6\n'),
    target: 'y',
    error: { row: 3, says: 'a quote is opened here and never closed' },
  },
  {
    name: 'a workbook',
    bytes: () => Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0),
    target: 'y',
    error: { says: 'this is a workbook or a zip archive' },
  },
  { name: 'nothing', bytes: utf8(''), target: 'y', error: { says: 'there is nothing in it' } },
  {
    name: 'a header alone',
    bytes: utf8('a,y\n'),
    target: 'y',
    error: { says: 'there is a header, but no row below it' },
  },
  {
    name: 'one column',
    bytes: utf8('y\n1\n2\n'),
    target: 'y',
    columns: { y: numbers(1, 2) },
    error: { says: 'there is no column left to be a feature' },
  },
]
