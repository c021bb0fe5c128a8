/** Places and things, by all that they are called. */
export const things = `
  city | town | municipality
  country | nation | state
  region | district | area | zone | territory
  place | location | site | position | spot | venue
  address | location | residence
  hometown | birthplace | native place | place of birth | birth place
  birthplace | place of birth | birth place | native place
  street | road | avenue
  building | edifice | construction
  house | home | dwelling | residence
  apartment | flat
  room | chamber
  classroom | class room
  floor | storey | story
  track | racecourse | circuit
  parking lot | car park
  neighborhood | neighbourhood | district
  product | goods | item | merchandise | commodity | article
  car | automobile | vehicle | auto
  vehicle | conveyance | means of transport
  ship | vessel | boat
  aircraft | airplane | plane | aeroplane | airliner
  bike | bicycle | cycle
  phone | telephone | cellphone | cell phone | mobile phone | cellular phone | mobile | smartphone | handset
  film | movie | motion picture
  song | track | tune
  album | record
  program | programme | show
  concert | performance | gig
  match | game
  competition | contest | tournament | championship | match
  document | file | paper
  picture | photo | photograph | image
  order | purchase
  invoice | bill
  transaction | deal
  shipment | delivery | consignment
  equipment | gear | apparatus
  device | gadget | appliance
  storm | windstorm | tempest
  disease | illness | sickness | ailment
  medicine | drug | medication | medicament
  treatment | therapy | cure
  procedure | operation
  exam | examination | test
  course | curriculum | class | subject
  section | part
  event | incident | occurrence | happening
  problem | issue | trouble
  failure | fault | malfunction
  complaint | grievance
  detention | detainment | custody
  meeting | conference | assembly
  war | conflict
  battle | fight | combat
  crime | offense | offence
  animal | creature | beast
  drink | beverage
  mountain | peak | mount
  border | neighbor | neighbour | neighboring | neighbouring | adjoin | adjoining | adjacent | surround | surrounding
  clothes | clothing | apparel | garment
  language | tongue
  job | occupation | profession | employment
  role | function | part
  task | mission | assignment | duty
  project | undertaking
  goal | target | objective | aim
  skill | ability | expertise
  award | prize | honor | honour
  vote | ballot
  election | poll
  contract | agreement
  article | paper | essay
  journal | periodical | magazine
  magazine | periodical
  inventory | stock | supply
  memory | storage | storage space
  party | celebration
  visit | trip
  trip | journey | travel | voyage
  enrollment | enrolment | registration
  booking | reservation
  rental | rent | hire
  feature | characteristic | attribute | property
  component | part
  cartoon | animation
  lesson | class
  semester | term | academic term
  degree | diploma | qualification
  assignment | homework
  scholarship | bursary
  loan | credit
  account | bank account
  mortgage | home loan
  stock | share | equity
  policy | insurance policy | coverage
  claim | insurance claim
  tax | duty | levy
  expense | expenditure | spending | outlay | cost
  discount | rebate | reduction | price cut
  coupon | voucher
  refund | reimbursement
  donation | contribution | gift
  gift | present
  trophy | cup
  prize | reward
  property | real estate
  park | public park
  river | stream | waterway
  sea | ocean
  island | isle
  forest | woods | woodland | wood
  beach | shore | seaside
  continent | landmass
  snow | snowfall
  earthquake | quake | tremor
  fire | blaze
  truck | lorry
  bus | coach
  engine | motor
  tire | tyre
  fuel | gas | petrol | gasoline
  brand | make
  accident | crash | collision
  route | itinerary | path
  baggage | luggage
  plot | story | storyline
  series | tv series | television series | tv show | show
  cartoon | animated film | animated series
  script | screenplay
  lyric | song text
  instrument | musical instrument
  festival | fest
  exhibition | exhibit | expo | fair
  artwork | work of art | art piece
  sculpture | statue
  painting | canvas
  newspaper | paper | daily
  edition | version
  catalog | catalogue
  package | parcel
  cart | basket
  ingredient | component
  dish | meal
  flavor | flavour | taste
  appointment | consultation
  surgery | operation | surgical procedure
  vaccine | vaccination | shot
  template | pattern | layout
  paragraph | passage
  answer | reply | response
  survey | questionnaire | poll
  computer | pc
  software | application | app | program
  browser | web browser
  operating system | os
  bug | defect | error | fault
  law | statute | legislation | act
  case | lawsuit
  tool | implement | instrument
  part | component | piece
  material | substance
  conference | convention | congress
  workshop | seminar
  session | sitting
  certificate | certification
  breed | strain
  win | victory | triumph
  loss | defeat
  draw | tie
  attendance | turnout | crowd
  season | campaign
  repair | fix | mending
  maintenance | upkeep | servicing
  delivery | shipping
  return | sending back
  message | text message
  photo | snapshot
  note | memo | memorandum
  membership | subscription
  investment | holding
  budget | spending plan
  schedule | timetable
  calendar | diary
  holiday | vacation
  apartment | unit | flat
  office | workplace | bureau
  garage | parking garage
  seat | place
  field | discipline
  subject | discipline
  grade level | class level
  skyscraper | high rise
  dam | reservoir
  railway station | train station
  subway | metro | underground
  harbor | harbour | port
  trail | path | track
  garden | yard
  crop | harvest | produce
  plant | flora
  fish | seafood
  vegetable | veggie
  garment | clothing item | piece of clothing
  shoe | footwear
  jewelry | jewellery
  toy | plaything
  furniture | furnishings
  weapon | armament
  ticket | admission ticket
  wedding | marriage | nuptials
  funeral | burial
  birth | childbirth
  protest | demonstration
`;
