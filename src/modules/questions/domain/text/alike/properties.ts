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
  zip code | postal code | postcode | post code | zip
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
  start date | beginning date | starting date | commencement date | date of start
  end date | ending date | finish date | closing date | date of end
  due date | deadline
  death date | date of death | day of death
  gender | sex
  hire date | employment date | date of hire | hiring date
  identifier | identification number | id number
  abbreviation | short name | short form | acronym
  username | user name | login | login name
  purpose | aim | objective | intention
  stage | phase | step
  period | era | epoch
  frequency | rate of occurrence
  number of employees | staff count | headcount | number of staff | number of workers | employee count
  top speed | max speed | maximum speed | highest speed
  miles per gallon | mpg | fuel economy | gas mileage
  horsepower | hp | engine power
  number of attendees | attendance | number of spectators | audience size
  box office | gross | takings | gross earnings
  religion | faith | belief
  race | ethnicity
  education | schooling | educational level
  balance | account balance
  interest rate | rate of interest
  life expectancy | expected lifespan
  literacy rate | literacy
  unemployment rate | jobless rate
  crime rate | rate of crime
  opening date | date of opening | launch date
  founding year | year founded | year established | establishment year | year of foundation | foundation year
  release year | year of release | year released
  release date | date of release | launch date
  publication date | date of publication | publishing date
  purchase date | date of purchase | buying date
  order date | date of order | ordering date
  birth year | year of birth
  latitude | lat
  longitude | long | lng
  origin | provenance
  depth | deepness
  importance | significance
  severity | seriousness | gravity
  difficulty | hardness
  popularity | fame
  reputation | renown
  income | earnings | pay
  debt | liability
  wealth | net worth | fortune | assets
  market value | market price
  unit price | price per unit
  annual salary | yearly salary | yearly pay
  duration | running time | runtime | run time
  width | wideness
  temperature | warmth
  language | mother tongue | native language
  marital status | civil status
  middle name | second name
  job title | position | job | occupation | role
  heading | headline | header
  caption | legend
  address line | street address
  main | principal | primary | chief
  current | present
  former | previous | prior | past
  foreign | overseas
  daily | per day
  monthly | per month
  weekly | per week
  initial | first
  final | last
  entire | whole | total
`;
