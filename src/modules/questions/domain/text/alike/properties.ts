/** What is told of things, by all that it is called. */
export const properties = `
  price | cost | fee | charge
  salary | wage | pay | earnings | compensation
  revenue | proceeds | turnover
  profit | gain
  budget | funds | funding
  sales | selling | sale
  amount | quantity | sum | number
  total | sum | gross
  score | point | mark
  rating | score | grade | mark
  grade | mark
  weight | mass | heaviness
  height | stature | tallness
  altitude | elevation | height
  length | duration | extent
  duration | period | length of time
  speed | velocity | pace
  size | dimension | magnitude
  capacity | number of seats | seating capacity | seating
  lifespan | lifetime | life span
  age | years of age
  date | day
  birthday | date of birth | birth date | birthdate | day of birth
  rank | ranking | standing
  level | rank | grade | tier
  position | location | post
  position | rank | place
  result | outcome | consequence
  status | state | condition
  type | kind | category | sort | class
  genre | style
  description | explanation | account | describing content | describing text
  detail | information | particular | info | description
  content | text
  comment | remark | note
  title | name
  label | name
  theme | topic | subject
  color | colour | hue
  nationality | citizenship | nation | country
  ethnicity | ethnic group
  population | populace | people | person | individual | inhabitant | resident | citizen | number of people | number of inhabitants | number of residents
  gdp | gross domestic product
  damage | loss | harm | destruction
  death | casualty | fatality
  injury | wound
  rain | rainfall | precipitation
  email | electronic mail | email address
  phone number | telephone number | contact number
  zip code | postal code | postcode | zip
  first name | forename | given name | christian name
  last name | surname | family name | lastname
  first name and last name | full name
  nickname | alias | pet name
  website | url | homepage | web address | web site
  percentage | percent | share | proportion
  capital | capital city | capital town
  official | formal
  annual | yearly
  creation | establishment | foundation
  payment type | payment method | method of payment | mode of payment | means of payment | form of payment
  reason | cause | motive
  start | beginning | commencement
  end | finish | conclusion
  release | publication | publish
  major | specialty | specialization | field of study
  area | surface | acreage
  width | breadth
`;
