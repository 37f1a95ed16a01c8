/** A page of two papers, one of them with code. */
export const PAGE = `Daily Papers

Sailing by Stars: Navigation for Small Robots
We study how small robots find their way by the night sky. Code is at https://github.com/stars/sailing.

Counting Bees with Few-Shot Learning
Few-shot learning counts bees in a meadow from three pictures.
`;

/** Two records and a line that is none. */
export const LINES = `{"title":"Sailing by Stars","abstract":"Small robots find their way by the night sky."}
{"title":"Counting Bees","abstract":"Few-shot learning counts bees."}
not json
`;

/** One concept: the shipped vocabulary takes most of a second to load. */
export const VOCABULARY = `slug\tlabel\tkind\tbroader\taliases\tdefinition
few-shot-learning\tfew-shot learning\tSETTING\t\t\t
`;
