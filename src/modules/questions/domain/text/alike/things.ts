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
`;
