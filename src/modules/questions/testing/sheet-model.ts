import { key, measure, modelOf, text } from './sample-source.js';

/** One file as people keep it: a regatta, its boats in the order in which they are listed. */
export const regatta = modelOf({
  tables: [
    {
      name: 'table_17',
      primaryKey: [],
      rowCount: 8,
      columns: [
        key('Pos', { type: 'integer', nativeType: 'BIGINT', distinctCount: 8, min: 1, max: 8 }),
        text('Boat', { role: 'name', distinctCount: 8 }),
        text('Nation', { distinctCount: 5 }),
        text('Skipper', { distinctCount: 8 }),
        text('Top speed', { distinctCount: 7 }),
        measure('Points', { distinctCount: 8, min: 2, max: 40 }),
        measure('Sails', { distinctCount: 4, min: 0, max: 9 }),
        text('Result', { distinctCount: 3 }),
        text('Remarks', { distinctCount: 4 }),
      ],
    },
  ],
  values: {
    'table_17.Boat': ['Alba', 'Bora', 'Cirrus', 'Dune', 'Eider', 'Foehn', 'Gale', 'Halo (reserve)'],
    'table_17.Nation': ['Norway (NOR)', 'Spain (ESP)', 'Italy (ITA)', 'Malta (MLT)', 'Chile (CHI)'],
    'table_17.Skipper': [
      'Ann Berg',
      'Luis Vega',
      'Ida Moe',
      'Gino Rossi',
      'Carl Borg',
      'Eva Soler',
      'Ugo Neri',
      'Pia Lund',
    ],
    'table_17.Top speed': [
      '28 knots',
      '9 knots',
      '31 knots',
      '27 knots',
      '12 knots',
      '30 knots',
      '26.5 knots',
    ],
    'table_17.Result': ['Won', 'Lost', 'Draw'],
    'table_17.Remarks': ['broke a mast', 'started late', 'changed the crew', 'lost an oar'],
  },
});
