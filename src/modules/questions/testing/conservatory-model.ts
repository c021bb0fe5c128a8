import { key, measure, modelOf, text } from './sample-source.js';

/** Violinists, their teachers by a table that only ties them, and what they play where; some have no patron. */
export const conservatory = modelOf({
  tables: [
    {
      name: 'violinist',
      primaryKey: ['violinist_id'],
      rowCount: 20,
      columns: [
        key('violinist_id'),
        text('name', { role: 'name', distinctCount: 20 }),
        text('hometown', { distinctCount: 9 }),
        measure('gold', { distinctCount: 6 }),
        text('debut', { type: 'integer', role: 'time', distinctCount: 9 }),
        text('patron', { nullShare: 0.4, distinctCount: 8 }),
      ],
    },
    {
      name: 'tutor',
      primaryKey: ['tutor_id'],
      rowCount: 8,
      columns: [
        key('tutor_id'),
        text('tutor_name', { role: 'name', distinctCount: 8 }),
        measure('hourly_fee', { aggregation: 'average', distinctCount: 6 }),
      ],
    },
    {
      name: 'lesson',
      primaryKey: ['violinist_id', 'tutor_id'],
      rowCount: 40,
      columns: [key('violinist_id'), key('tutor_id')],
    },
    {
      name: 'hall',
      primaryKey: ['hall_id'],
      rowCount: 5,
      columns: [
        key('hall_id'),
        text('hall_name', { role: 'name', distinctCount: 5 }),
        text('city', { distinctCount: 4 }),
        measure('seats', { distinctCount: 5 }),
      ],
    },
    {
      name: 'recital',
      primaryKey: ['recital_id'],
      rowCount: 60,
      columns: [
        key('recital_id'),
        key('violinist_id'),
        key('hall_id'),
        text('recital_date', { type: 'timestamp', role: 'time', distinctCount: 50 }),
        text('programme_description', { role: 'text', distinctCount: 60 }),
        measure('revenue', { distinctCount: 50 }),
      ],
    },
  ],
  keys: [
    'lesson.violinist_id -> violinist.violinist_id',
    'lesson.tutor_id -> tutor.tutor_id',
    'recital.violinist_id -> violinist.violinist_id',
    'recital.hall_id -> hall.hall_id',
  ],
  values: {
    'hall.hall_name': ['Old Hall', 'New Hall'],
    'hall.city': ['Avalon', 'Mordia'],
    'violinist.name': ['Ada', 'Eve'],
  },
});
