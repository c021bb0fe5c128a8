/**
 * What each doubt about a reading costs. Costs were set together, by what told right answers from wrong ones on
 * practice questions: change one, and look at the accuracy of all sets.
 */
export const weights = {
  /** Each join between a thing and what is said of it. */
  join: 0.16,
  /** What is asked or measured of another table than the one it is said of. */
  elsewhere: 0.3,
  /** A value that lies in another table than what it is said of. */
  valueElsewhere: 0.2,
  /** At most, where the value is what something is called or found nowhere else. */
  farName: 0.9,
  /** A property of what is itself a column. */
  propertyOfColumn: 0.15,
  /** Rows as what a column of theirs has. */
  rowsOfColumn: 1,
  /** Something that belongs to a figure or to a code. */
  ofFigure: 0.5,
  /** Something that belongs to the values of a column. */
  ofColumn: 0.2,
  /** A value that is the name of what it is said of, in favour. */
  name: 0.15,
  /** The same, where something of the thing was named in its place. */
  nameOfOwner: 0.2,
  /** "IN Ohio" as the name of what lies there. */
  nameWithin: 0.5,
  /** A column that is counted, and not the rows. */
  countedColumn: 0.18,
  /** A column whose values are listed as things. */
  thingsColumn: 0.03,
  /** A table that is asked for as if it were a column. */
  tableAsProperty: 0.03,
  /** What is measured although it is no figure. */
  noFigure: 0.15,
  /** A word that is the whole name of a table, as a part of a column's. */
  partOfColumn: 0.4,
  /** A part of a column's name for things. */
  partly: 0.1,
  /** Rows where different ones are asked for that the table has a column of. */
  different: 0.3,
  /** What each row of a table has, for the rows that the table is called after. */
  ofItsRows: 0.25,
  /** "name" and "id" as things. */
  nameAsThings: 0.3,
  /** How much a name counts that was not matched whole. */
  unsure: 1.2,
  /** Each piece that the words were cut into. */
  piece: 0.1,
  /** A word that only has to do with what it names. */
  related: 0.2,
  /** How much it counts how well a verb fits what it names: it only says how two things are tied that were named. */
  deed: 0.5,
  /** A value whose words are the name of a table, too. */
  valueOverTable: 0.4,
  /** Each thing said of the same noun after the first. */
  nearer: 0.13,
  /** A figure whose twin goes better with what it is said of: "how high is the HIGHEST point". */
  twin: 0.45,
  /** A place that is spoken of with an article, as rivers are and places are not. */
  article: 0.35,
  /** Each table that a query joins. */
  table: 0.05,
};

/** Where a reading is not good enough to be given, or not enough better than the next. */
export const limits = {
  /** Where words fit this badly together, the answers of the practice questions were as often wrong as right. */
  leastGrounded: -1.25,
  /** Readings closer than this cannot be told apart by a machine. */
  margin: 0.12,
  /** The same decisions, put together in another way: the rules say which is the likelier. */
  shapeMargin: 0.06,
  /** "Largest" by people or by land: what an adjective leaves open is not settled by where the figures lie. */
  openMargin: 0.3,
};
