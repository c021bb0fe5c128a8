import { measure, modelOf, text } from './sample-source.js';

const kingdom = (name: string) => text(name, { role: 'key', distinctCount: 9 });

/** Kingdoms that border each other, their castles, and rivers with a row for every kingdom they run through. */
export const kingdoms = modelOf({
  tables: [
    {
      name: 'kingdom',
      primaryKey: ['kingdom_name'],
      columns: [
        text('kingdom_name', { role: 'name', distinctCount: 10 }),
        measure('gold', { distinctCount: 10 }),
        text('ruler', { distinctCount: 10 }),
      ],
    },
    {
      name: 'border',
      primaryKey: ['kingdom_name', 'neighbour'],
      rowCount: 30,
      columns: [kingdom('kingdom_name'), kingdom('neighbour')],
    },
    {
      name: 'castle',
      primaryKey: ['castle_name'],
      rowCount: 40,
      columns: [
        text('castle_name', { role: 'name', distinctCount: 40 }),
        kingdom('kingdom_name'),
        measure('towers', { distinctCount: 12 }),
      ],
    },
    {
      name: 'river',
      primaryKey: [],
      rowCount: 24,
      columns: [
        text('river_name', { role: 'name', distinctCount: 11 }),
        measure('length', { distinctCount: 10 }),
        kingdom('kingdom_name'),
      ],
    },
  ],
  keys: [
    'border.kingdom_name -> kingdom.kingdom_name',
    'border.neighbour -> kingdom.kingdom_name',
    'castle.kingdom_name -> kingdom.kingdom_name',
    'river.kingdom_name -> kingdom.kingdom_name',
  ],
  values: {
    'kingdom.kingdom_name': ['Avalon', 'Mordia'],
    'border.kingdom_name': ['Avalon', 'Mordia'],
    'border.neighbour': ['Avalon', 'Mordia'],
    'river.river_name': ['Silverrun', 'Blackwater'],
    'river.kingdom_name': ['Avalon', 'Mordia'],
  },
});
