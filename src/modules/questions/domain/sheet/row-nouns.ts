import { words } from '../text/words.js';

/** What the rows of a table may be, whatever its columns are called; a word for a kind of them is no such word. */
export const rowNouns = words(`
  row rows record records entry entries item items line lines listing listings instance instances occurrence occurrences
  game games match matches race races event events competition competitions tournament tournaments contest contests
  season seasons round rounds series meeting meetings meet bout bouts fight fights tie ties fixture fixtures lap laps
  episode episodes show shows film films movie movies song songs single singles track tracks album albums release releases
  book books work works title titles novel novels play plays opera operas program programs programme programmes video videos
  player players team teams club clubs driver drivers rider riders swimmer swimmers athlete athletes competitor competitors
  participant participants member members person persons people candidate candidates winner winners nominee nominees
  contestant contestants artist artists band bands group groups character characters actor actors role roles
  president presidents minister ministers governor governors mayor mayors senator senators leader leaders bishop bishops
  country countries nation nations state states province provinces region regions city cities town towns village villages
  district districts county counties municipality municipalities settlement settlements location locations place places
  school schools college colleges university universities institution institutions church churches parish parishes
  company companies organization organizations party parties network networks station stations channel channels
  building buildings tower towers bridge bridges stadium stadiums venue venues site sites marker markers monument monuments
  ship ships boat boats train trains car cars vehicle vehicles bus buses aircraft plane planes locomotive locomotives
  flight flights mission missions launch launches model models type types version versions product products device devices
  award awards prize prizes medal medals title titles record records project projects study studies
  language languages species animal animals plant plants mountain mountains river rivers lake lakes island islands road roads
  election elections law laws battle battles war wars strike strikes attack attacks accident accidents storm storms
  pick picks draft drafts goal goals change changes transfer transfers appointment appointments term terms
`);
