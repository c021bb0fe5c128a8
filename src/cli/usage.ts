export const usage = `Ask Almanac a question in plain English.

  npm run ask -- "Which 5 states have the highest median household income?"

What is printed
  (default)        the reading, the rows as a table, a bar chart, the SQL, and where the figures come from
  --all            every row, not the first 50
  --json           the whole answer as JSON
  --csv            the rows as CSV, nothing else
  --sql            the SQL, without running it
  --chart FILE     also draws the chart into FILE: .svg or .png

What is asked
  --source NAME    the data source to ask, by id or by name (the built-in US data when left out)
  --conversation ID  goes on from the question before with the same ID, a UUID of your choice: "and in Texas?"
  --choice ID      settles an ambiguous question: the id or the number of a choice; may be repeated

Who is asked
  (default)        the data folder (ALMANAC_DATA, ./data): the server that runs on it, or else in this process
  --url URL        a server: http://127.0.0.1:3000
  --token TOKEN    an access token; ALMANAC_TOKEN is the same and does not show in the process list

Exit code: 0 answered, 1 an error, 2 ambiguous, 3 declined.
`;
