import { key, measure, modelOf, text } from './sample-source.js';

/** Cities of which some are towns, their rain by month, the towers and fairs in them, the storms that hit them, and races of two crews. */
export const harbour = modelOf({
  tables: [
    {
      name: 'city',
      primaryKey: ['city_id'],
      rowCount: 20,
      columns: [
        key('city_id'),
        text('official_name', { role: 'name', distinctCount: 20 }),
        text('status'),
        measure('population', { distinctCount: 20 }),
      ],
    },
    {
      name: 'rainfall',
      primaryKey: ['city_id'],
      rowCount: 20,
      columns: [key('city_id', { distinctCount: 20 }), measure('jan'), measure('jul')],
    },
    {
      name: 'tower',
      primaryKey: ['tower_id'],
      rowCount: 30,
      columns: [
        key('tower_id'),
        text('title', { role: 'name', distinctCount: 30 }),
        text('founder', { distinctCount: 12 }),
        measure('height_feet', { aggregation: 'none', distinctCount: 30 }),
        measure('monthly_rental', { aggregation: 'average', distinctCount: 30 }),
        text('tower_type_code'),
        key('city'),
      ],
    },
    {
      name: 'trade_fair',
      primaryKey: ['fair_id'],
      rowCount: 50,
      columns: [
        key('fair_id', { distinctCount: 50 }),
        text('trade_fair', { role: 'name', distinctCount: 20 }),
        text('category'),
        key('city_id'),
      ],
    },
    { name: 'storm', primaryKey: ['storm_id'], columns: [key('storm_id'), text('name', { role: 'name' })] },
    {
      name: 'affected_city',
      primaryKey: ['storm_id', 'city_id'],
      rowCount: 40,
      columns: [key('storm_id'), key('city_id')],
    },
    {
      name: 'regatta',
      primaryKey: ['regatta_id'],
      rowCount: 40,
      columns: [
        key('regatta_id', { distinctCount: 40 }),
        text('regatta_name', { role: 'name', distinctCount: 40 }),
        key('home_crew_id'),
        key('guest_crew_id'),
        text('held_on', { type: 'timestamp', distinctCount: 40 }),
      ],
    },
    {
      name: 'crew',
      primaryKey: ['crew_id'],
      columns: [
        key('crew_id'),
        text('crew_name', { role: 'name', distinctCount: 10 }),
        text('origin', { distinctCount: 8 }),
        measure('points'),
      ],
    },
  ],
  keys: [
    'rainfall.city_id -> city.city_id',
    'tower.city -> city.city_id',
    'trade_fair.city_id -> city.city_id',
    'affected_city.storm_id -> storm.storm_id',
    'affected_city.city_id -> city.city_id',
    'regatta.home_crew_id -> crew.crew_id',
    'regatta.guest_crew_id -> crew.crew_id',
  ],
  values: {
    'city.official_name': ['Grimsea', 'Holmby'],
    'city.status': ['Town', 'Village'],
    'tower.founder': ['Ada', 'Ines'],
    'tower.tower_type_code': ['Bell', 'Clock'],
    'crew.origin': ['Holmby, Norland', 'Grimsea, Norland', 'Vik, Sudland'],
  },
});

/** Sailors who buy lamps and who mend them. */
export const twoWays = modelOf({
  tables: [
    {
      name: 'sailor',
      primaryKey: ['sailor_id'],
      columns: [key('sailor_id'), text('name', { role: 'name', distinctCount: 10 })],
    },
    {
      name: 'lamp',
      primaryKey: ['lamp_id'],
      columns: [key('lamp_id'), text('lamp_name', { role: 'name', distinctCount: 10 })],
    },
    ...['purchase', 'repair'].map((name) => ({
      name,
      primaryKey: [`${name}_id`],
      rowCount: 40,
      columns: [key(`${name}_id`, { distinctCount: 40 }), key('sailor_id'), key('lamp_id'), measure('price')],
    })),
  ],
  keys: ['purchase', 'repair'].flatMap((name) => [
    `${name}.sailor_id -> sailor.sailor_id`,
    `${name}.lamp_id -> lamp.lamp_id`,
  ]),
});
