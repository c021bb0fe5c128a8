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
  president | chairman | chairperson | chair
  director | filmmaker | film director | movie director
  chef | cook
  graduate | alumnus | alumni
  man | male
  woman | female
  baby | infant
  mother | mom
  father | dad
  cyclist | biker | bicyclist
  runner | racer
  sailor | seaman | mariner
  police officer | policeman | cop
  conductor | bandleader
  composer | songwriter
  writer | screenwriter | scriptwriter
  journalist | reporter
  investor | shareholder | stockholder
  lender | creditor
  borrower | debtor
  broker | agent | intermediary
  sponsor | backer | patron | supporter
  donor | contributor | giver
  follower | fan | supporter
  tourist | visitor | sightseer | vacationer | traveler
  guide | tour guide
  supervisor | manager | boss | superior
  technician | mechanic | repairman | service technician
  speaker | presenter | orator
  attendee | participant
  farmer | grower | rancher
  landlord | lessor
  judge | justice
  prisoner | inmate | convict
  soldier | serviceman | trooper
  refugee | displaced person
  user | account holder
  party | political party
  senator | lawmaker | legislator
  government | administration
  army | military | armed forces
  league | federation
  network | broadcaster | tv network
  channel | tv channel | station
  studio | film studio | production company
  record label | record company | music label
  orchestra | symphony | symphony orchestra | philharmonic
  charity | nonprofit | foundation
  bank | financial institution
  insurer | insurance company
  brewery | beer maker
  winery | wine maker | wine producer | vineyard
  dealer | dealership | car dealer
  carrier | operator
  laboratory | lab
  gym | gymnasium | fitness center
  dormitory | dorm | residence hall | student residence | hall
  prison | jail
  court | tribunal
  pharmacy | drugstore | chemist
  supermarket | grocery store | grocery
  bakery | baker
  cafe | coffee shop | coffeehouse
  bar | pub
`;
