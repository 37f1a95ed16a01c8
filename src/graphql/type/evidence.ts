import { sentenceAround } from '../../domain/sentence.js';
import { found } from '../connection.js';
import { TextField } from './enum.js';
import { Evidence } from './ref.js';

Evidence.implement({
  description: "The words that something was read from: the field's slice from `start` to `end` is `text`.",
  fields: (t) => ({
    field: t.field({ type: TextField, description: 'The text that it lies in.', resolve: ({ span }) => span.field }),
    start: t.int({ description: 'UTF-16 offset of the first unit.', resolve: ({ span }) => span.start }),
    end: t.int({ description: 'UTF-16 offset behind the last unit.', resolve: ({ span }) => span.end }),
    text: t.string({ description: 'The words themselves.', resolve: ({ span }) => span.text }),
    sentence: t.string({
      description: 'The sentence around them.',
      resolve: async ({ paper, span }, _, { loaders }) => {
        const { title, abstract } = found(await loaders.paper.load(paper));
        return sentenceAround(span.field === 'title' ? title : (abstract ?? ''), span.start, span.end);
      },
    }),
  }),
});
