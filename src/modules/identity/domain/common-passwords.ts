/** The usual first guesses of eight characters or more, lower case. Shorter ones are refused by length. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 passw0rd p@ssword p@ssw0rd p@$$w0rd pa$$word
  12345678 123456789 1234567890 12345678910 87654321 987654321 0987654321 0123456789 123123123 12341234
  11223344 112233445566 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx zaq1zaq1 q1w2e3r4 q1w2e3r4t5 qwer1234
  qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop asdfghjk asdfghjkl zxcvbnm1 1234qwer qazwsxedc
  abcd1234 abc12345 abcdefgh abcdefg1 a1b2c3d4 aa123456 letmein1 letmein123 iloveyou iloveyou1 sunshine
  princess football baseball superman batman123 starwars trustno1 whatever welcome1 welcome123 changeme changeit
  changeme123 administrator admin123 admin1234 adminadmin root1234 rootroot test1234 testtest test12345 guest123
  default1 secret123 computer internet michelle jennifer corvette mercedes maverick liverpool samantha danielle
  dragon123 monkey123 master123 shadow123 hello123 hellohello login123 pass1234 passpass qweasdzxc access14
  temp1234 temporary service1 database almanac1 almanac123`
    .trim()
    .split(/\s+/),
);
