/** English words that no name of a concept begins or ends with, unless a hyphen joins them to it ("off-policy", "plug-in"). */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above across actually after again against albeit all almost along alongside already also although always among amongst an and another any are around as at away be because been before behind being below beneath besides between ' +
    'beyond both but by can cannot could despite did do doe does doing done down due during each either else enough especially etc even ever every few fewer first for from further furthermore get give given gives good had has have having he ' +
    'hence her here herein his how however i if in indeed instead into is it its itself just last latter least less let like likely many may me might more moreover most much must my namely nearly neither never nevertheless next no ' +
    'none nor not notably nothing now of off often on once one only onto or other others otherwise our out over own per perhaps possible quite rather really regarding regardless respectively same second see several shall she should ' +
    'since so some sometimes somewhat still such than that the their them themselves then there thereby therefore these they third this those though three through throughout thu thus to together too toward towards two ' +
    'typically under unless unlike until up upon us use used uses using usually various versus very via was we well were what when where whereas whereby wherein whether which while who whole whom whose why will with within without ' +
    'would yet you your e.g i.e eg ie vs ha wa hi thi'
  ).split(' '),
);

/** The stop words that a name may hold inside: "bag of words", "learning to rank". */
export const LINKING_WORDS: ReadonlySet<string> = new Set(
  'a an and as at between by for from in into of on or over the to via with without'.split(' '),
);
