import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCursor } from '../../src/graphql/cursor.js';
import {
  boundsOf,
  comparePositions,
  type Page,
  type PageArguments,
  pageOfList,
  pageOfStored,
  type StoredList,
} from '../../src/graphql/page.js';
import type { Direction, Listed, Position } from '../../src/store/store.js';

const SCOPE = () => 'list';

const direction = fc.constantFrom<Direction>('ASC', 'DESC');
/** Few values, so that many entries tie. */
const positions = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.stringMatching(/^[a-f]{1,2}$/)), {
  maxLength: 12,
  selector: (position) => position[1],
});

/** A list as the store pages it: by position alone. */
function rootOf(all: readonly Position[], order: Direction): StoredList<Listed> {
  const sorted = [...all].sort((a, b) => comparePositions(a, b, order));
  return {
    read: async ({ after, before, limit, from }) => {
      const within = sorted.filter(
        (at) =>
          (after === null || comparePositions(at, after, order) > 0) &&
          (before === null || comparePositions(at, before, order) < 0),
      );
      const rows = from === 'start' ? within.slice(0, limit) : within.slice(-limit);
      return rows.map((position): Listed => ({ id: position[1], position }));
    },
    count: async () => sorted.length,
  };
}

const pageOfPositions = (all: readonly Position[], order: Direction, args: PageArguments): Page<Position> =>
  pageOfList(all, { position: (item) => item, direction: order }, SCOPE, args);

async function shape(page: Page<unknown>) {
  return {
    cursors: page.edges.map((edge) => edge.cursor()),
    hasNextPage: await page.hasNextPage(),
    hasPreviousPage: await page.hasPreviousPage(),
    totalCount: await page.totalCount(),
  };
}

describe('a page', () => {
  it('takes the first 20 where neither first nor last is given', () => {
    expect(boundsOf({}, SCOPE)).toMatchObject({ size: 20, limit: 21, from: 'start', after: null, before: null });
  });

  it.each([
    [{ first: 0 }, '"first" must be 1 to 100, was 0.'],
    [{ first: 101 }, '"first" must be 1 to 100, was 101.'],
    [{ last: -1 }, '"last" must be 1 to 100, was -1.'],
    [{ first: 1, last: 1 }, '"last" cannot be given together with "first".'],
  ])('refuses %j', (args, message) => {
    expect(() => boundsOf(args, SCOPE)).toThrow(message);
  });

  it('takes an empty cursor for a damaged one, not for none', () => {
    expect(() => boundsOf({ after: '' }, SCOPE)).toThrow('damaged');
  });

  it('keeps its place where the entry of its cursor has left the list', () => {
    const cursor = encodeCursor(SCOPE, [1, 'b']);
    const left: Position[] = [
      [1, 'a'],
      [1, 'c'],
      [2, 'a'],
    ];
    expect(pageOfPositions(left, 'ASC', { after: cursor }).edges.map(({ item }) => item)).toEqual([
      [1, 'c'],
      [2, 'a'],
    ]);
  });

  it('walked either way gives every entry once, in order', () => {
    fc.assert(
      fc.property(positions, direction, fc.integer({ min: 1, max: 5 }), fc.boolean(), (all, order, size, forward) => {
        const seen: Position[] = [];
        let cursor: string | undefined;
        for (let more = true; more; ) {
          const page: Page<Position> = pageOfPositions(
            all,
            order,
            forward ? { first: size, after: cursor } : { last: size, before: cursor },
          );
          const items = page.edges.map(({ item }) => item);
          if (forward) seen.push(...items);
          else seen.unshift(...items);
          cursor = (forward ? page.edges.at(-1) : page.edges[0])?.cursor();
          more = Boolean(forward ? page.hasNextPage() : page.hasPreviousPage());
        }
        expect(seen).toEqual([...all].sort((a, b) => comparePositions(a, b, order)));
      }),
    );
  });

  it('says true of what lies around it, whichever bounds it has, and a list paged by the store says the same', async () => {
    const some = fc.option(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.stringMatching(/^[a-f]{1,2}$/)));
    const size = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(
        positions,
        direction,
        some,
        some,
        size,
        fc.boolean(),
        async (all, order, after, before, n, forward) => {
          fc.pre(after === null || before === null || comparePositions(after, before, order) < 0);
          const args: PageArguments = {
            ...(forward ? { first: n } : { last: n }),
            after: after && encodeCursor(SCOPE, after),
            before: before && encodeCursor(SCOPE, before),
          };
          const page = pageOfPositions(all, order, args);
          const first = page.edges[0]?.item;
          const last = page.edges.at(-1)?.item;
          const isBehind = (at: Position) =>
            last ? comparePositions(at, last, order) > 0 : before !== null && comparePositions(at, before, order) >= 0;
          const isAhead = (at: Position) =>
            first ? comparePositions(at, first, order) < 0 : after !== null && comparePositions(at, after, order) <= 0;
          const said = await shape(page);
          expect(said.hasNextPage).toBe(all.some(isBehind));
          expect(said.hasPreviousPage).toBe(all.some(isAhead));
          expect(await shape(await pageOfStored(rootOf(all, order), SCOPE, args))).toEqual(said);
        },
      ),
    );
  });

  it('asks the store again only for what is selected', async () => {
    const all: Position[] = [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ];
    let reads = 0;
    const root = rootOf(all, 'ASC');
    const counted: StoredList<Listed> = {
      read: (window) => {
        reads += 1;
        return root.read(window);
      },
      count: () => root.count(),
    };
    const page = await pageOfStored(counted, SCOPE, { first: 2 });
    expect([await page.hasNextPage(), reads]).toEqual([true, 1]);
    expect([await page.hasPreviousPage(), reads]).toEqual([false, 2]);
  });
});
