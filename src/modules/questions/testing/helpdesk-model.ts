import { key, measure, modelOf, text } from './sample-source.js';

/** People who report and close tickets, in lands with towns; courses with yes-or-no columns. */
export const helpdesk = modelOf({
  tables: [
    {
      name: 'staff',
      primaryKey: ['staff_id'],
      rowCount: 20,
      columns: [key('staff_id'), text('first_name'), text('last_name', { role: 'name' }), text('town_name')],
    },
    {
      name: 'tickets',
      primaryKey: ['ticket_id'],
      rowCount: 60,
      columns: [
        key('ticket_id'),
        text('title', { role: 'name', distinctCount: 60 }),
        key('reported_by_staff_id'),
        key('closed_by_staff_id'),
        text('urgency'),
      ],
    },
    {
      name: 'lands',
      primaryKey: ['land_name'],
      rowCount: 9,
      columns: [
        text('land_name', { role: 'name', distinctCount: 9 }),
        measure('population', { distinctCount: 9 }),
        measure('area', { distinctCount: 9 }),
        text('highest_peak', { distinctCount: 9 }),
        measure('highest_altitude', { aggregation: 'none', distinctCount: 9 }),
        measure('lowest_altitude', { aggregation: 'none', distinctCount: 9 }),
      ],
    },
    {
      name: 'towns',
      primaryKey: ['town_name'],
      rowCount: 30,
      columns: [
        text('town_name', { role: 'name', distinctCount: 30 }),
        measure('population', { distinctCount: 30 }),
        measure('area', { distinctCount: 30 }),
        text('land_name', { role: 'key', distinctCount: 9 }),
      ],
    },
    {
      name: 'useracct',
      primaryKey: ['acct_no'],
      rowCount: 12,
      columns: [key('acct_no'), text('handle', { role: 'name', distinctCount: 12 })],
    },
    {
      name: 'courses',
      primaryKey: ['course_id'],
      rowCount: 14,
      columns: [
        key('course_id'),
        text('topic', { distinctCount: 5 }),
        text('has_exam', { distinctCount: 2 }),
        measure('floors', { aggregation: 'none' }),
      ],
    },
  ],
  keys: [
    'tickets.reported_by_staff_id -> staff.staff_id',
    'tickets.closed_by_staff_id -> staff.staff_id',
    'towns.land_name -> lands.land_name',
  ],
  values: {
    'staff.first_name': ['Jane', 'Max'],
    'staff.last_name': ['Doe', 'Roe'],
    'tickets.urgency': ['low', 'high'],
    'lands.land_name': ['Avalon', 'Mordia'],
    'towns.land_name': ['Avalon', 'Mordia'],
    'courses.has_exam': ['Y', 'N'],
    'courses.topic': ['Algebra', 'History'],
  },
});
