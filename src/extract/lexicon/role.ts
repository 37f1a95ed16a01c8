import { foldPhrase } from '../../domain/fold.js';

/** What a word says of the name that stands beside it: flags, as it may say several things. */
export const ROLES = {
  /** Before a name that is given: "called", "termed"; of these those after which it may be written like any other words. */
  called: 1,
  named: 2,
  /** A verb of making: "we propose". */
  make: 4,
  /** "our", "novel"; "than", "like"; "with". */
  ours: 8,
  example: 16,
  preposition: 32,
  /** After a name: what it is a name of, and verbs in the present. */
  kind: 64,
  finite: 128,
  /** "short for", "stands for". */
  explanation: 256,
  /** The two words of "such as". */
  such: 512,
  as: 1024,
} as const;

const WORDS: readonly (readonly [role: number, words: string])[] = [
  [ROLES.called, 'called named dubbed termed coined denoted namely abbreviated call name term dub as'],
  [ROLES.named, 'called named dubbed termed coined'],
  [
    ROLES.make,
    'introduce introduces introducing propose proposes proposing proposed present presents presenting develop develops developed design designs designed create creates release releases build construct describe offer contribute establish formulate devise',
  ],
  [ROLES.ours, 'our we this these paper work article authors study new novel'],
  [ROLES.example, 'like including than existing popular recent standard'],
  [ROLES.preposition, 'on from with using over of by in to via and or for'],
  [
    ROLES.kind,
    'dataset benchmark corpus framework model network method algorithm approach system module architecture library toolkit loss pipeline platform strategy task score metric technique layer simulator suite',
  ],
  [
    ROLES.finite,
    'is are can has have achieve outperform consist learn use improve provide enable perform contain take generate yield doe show demonstrate leverage combine allow reach run require',
  ],
  [ROLES.explanation, 'short stand'],
  [ROLES.such, 'such'],
  [ROLES.as, 'as'],
];

const roles = new Map<string, number>();
for (const [role, words] of WORDS)
  for (const word of words.split(' ').map(foldPhrase)) roles.set(word, (roles.get(word) ?? 0) | role);

/** The ROLES of a folded word. */
export const rolesOf = (folded: string): number => roles.get(folded) ?? 0;
