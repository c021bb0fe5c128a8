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

/** A list with days, lengths of time and terms of office: the lights of a coast and who keeps them. */
export const lighthouses = modelOf({
  tables: [
    {
      name: 'table_18',
      primaryKey: [],
      rowCount: 8,
      columns: [
        text('Light', { role: 'name', distinctCount: 8 }),
        text('Island', { distinctCount: 4 }),
        text('Built', { distinctCount: 8 }),
        text('Keeper', { distinctCount: 8 }),
        measure('Took office', { role: 'time', meaning: 'year', distinctCount: 8, min: 1951, max: 2012 }),
        text('Left office', { distinctCount: 8 }),
        measure('Height', { aggregation: 'none', distinctCount: 8, min: 12, max: 61 }),
        measure('Number of visitors', { distinctCount: 8, min: 90, max: 9100 }),
        measure('Lamps', { distinctCount: 3, min: 1, max: 4 }),
        measure('Bells', { distinctCount: 3, min: 0, max: 3 }),
        text('Way up', { distinctCount: 8 }),
      ],
    },
  ],
  values: {
    'table_18.Light': [
      'Anvil Point',
      'Bell Rock',
      'Crow Head',
      'Dun Skerry',
      'Eagle Ness',
      'Far Stack',
      'Gull Bank',
      'Holm Light',
    ],
    'table_18.Island': ['Ronsay', 'Stroma', 'Ulva', 'Westray'],
    'table_18.Built': [
      '4 May 1871',
      '19 June 1902',
      'March 1888',
      '2 April 1911',
      '30 July 1899',
      '1 May 1925',
      '8 August 1878',
      '12 July 1930',
    ],
    'table_18.Keeper': [
      'Amy Reid',
      'Bob Flett',
      'Cora Muir',
      'Dan Isbister',
      'Ewan Groat',
      'Fay Linklater',
      'Gil Harcus',
      'Hana Drever',
    ],
    'table_18.Left office': [
      '1960',
      '1964 (retired)',
      '1971',
      '1980',
      '1988',
      '1999 (resigned)',
      '2012',
      '2019',
    ],
    'table_18.Way up': ['2:30', '1:45', '0:58', '3:12', '1:04', '2:02', '1:31', '4:40'],
  },
});

/** The games of a season: days without years, results with scores, and whom they were played against. */
export const season = modelOf({
  tables: [
    {
      name: 'table_19',
      primaryKey: [],
      rowCount: 8,
      columns: [
        key('Game', { type: 'integer', nativeType: 'BIGINT', distinctCount: 8, min: 1, max: 8 }),
        text('Date', { distinctCount: 8 }),
        text('Opponent', { distinctCount: 8 }),
        text('Result', { distinctCount: 8 }),
        measure('Attendance', { distinctCount: 8, min: 800, max: 15_400 }),
        text('Ground', { distinctCount: 3 }),
      ],
    },
  ],
  values: {
    'table_19.Date': [
      'September 4',
      'September 11',
      'September 18',
      'October 2',
      'October 9',
      'October 23',
      'November 6',
      'November 13',
    ],
    'table_19.Opponent': [
      'Larks',
      'at Otters',
      'Herons',
      'at Badgers',
      'Stoats',
      'Wrens',
      'at Moles',
      'Ravens',
    ],
    'table_19.Result': ['W 24–6', 'L 10–17', 'W 31–28', 'T 14–14', 'W 40–3', 'L 7–20', 'W 17–16', 'L 0–9'],
    'table_19.Ground': ['Mill Lane', 'Dock Road', 'The Warren'],
  },
});
