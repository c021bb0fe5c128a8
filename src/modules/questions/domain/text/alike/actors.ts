/** People and what they found, by all that they are called. */
export const actors = `
  customer | client | patron | shopper | buyer | purchaser | consumer
  employee | worker | staff | personnel | staff member | workforce
  teacher | instructor | lecturer | educator | tutor | faculty | faculty member | professor
  student | pupil | learner | schoolchild
  player | participant | contestant | competitor
  athlete | sportsman | sportsperson | competitor
  manager | boss | chief
  head | leader | chief | boss
  owner | proprietor | possessor | holder
  author | writer | novelist
  singer | vocalist | musician
  artist | musician | performer | entertainer
  band | musical group | music group
  physician | doctor | clinician | medic
  guest | visitor
  tenant | renter | lodger | occupant
  viewer | spectator | audience | onlooker
  reviewer | critic
  pilot | aviator | flyer | airman
  driver | chauffeur | motorist
  passenger | traveler | traveller | rider | commuter
  actor | performer | player
  candidate | nominee | contender
  voter | elector
  representative | delegate | deputy
  spouse | partner
  friend | buddy | pal | companion
  child | kid | offspring
  person | individual | human being | people
  winner | champion | victor
  opponent | rival | adversary
  coach | trainer
  founder | creator | establisher | originator
  inventor | creator
  host | presenter | organizer | organiser
  scientist | researcher
  lawyer | attorney
  applicant | candidate | job seeker
  supplier | vendor | provider | seller
  advisor | adviser | counselor | counsellor | mentor
  resident | inhabitant | dweller | occupant
  company | firm | corporation | enterprise | business | concern
  manufacturer | maker | producer
  organization | organisation | institution | agency | association
  institution | institute | university
  college | university
  school | academy
  department | division | section | unit
  branch | subsidiary | outlet
  shop | store | outlet | retailer
  restaurant | diner | eatery
  hotel | inn | lodging
  hospital | clinic | infirmary
  club | society | association
  team | squad | side
  museum | gallery
  airline | air carrier | air company
  airport | aerodrome | airfield | airdrome
  station | terminal | depot | stop
  railway | railroad
  stadium | arena | sports ground
  theater | theatre | playhouse
  cinema | movie theater
  farm | ranch
  factory | plant | manufactory
  warehouse | storehouse | depot
  market | marketplace
  publisher | publishing house | press
  headquarter | head office | main office | headquarters | home office
`;
