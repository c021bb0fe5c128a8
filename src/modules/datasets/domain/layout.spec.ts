import { describe, expect, it } from 'vitest';
import { layoutOf } from './layout.js';

const rows = (text: string) => text.split('|').map((line) => line.split(','));

describe('layoutOf', () => {
  it.each([
    ['words above values are a header', 'a,b|1,x|2,y', { titleRows: 0, header: ['a', 'b'], width: 2 }],
    ['values are none', '1,x|2,y', { titleRows: 0, width: 2 }],
    ['codes are none', '01001,Autauga|01003,Baldwin', { titleRows: 0, width: 2 }],
    ['years above values are', 'x,2010|y,5', { titleRows: 0, header: ['x', '2010'], width: 2 }],
    ['years above years are not', 'x,2010|y,2011', { titleRows: 0, width: 2 }],
    ['titles and blanks come before it', 'Title||a,b|1,2', { titleRows: 2, header: ['a', 'b'], width: 2 }],
    ['one column may have a header', 'name|Ada|Bob', { titleRows: 0, header: ['name'], width: 1 }],
    ['commas in a list of texts make no columns', 'a|b|c|d|e,f', { titleRows: 0, header: ['a'], width: 1 }],
    ['a short header has the width of the rows', 'a|1,2|3,4', { titleRows: 1, width: 2 }],
  ])('%s', (_, text, layout) => expect(layoutOf(rows(text))).toEqual(layout));
});
