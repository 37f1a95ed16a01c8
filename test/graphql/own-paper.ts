/** Papers of our own: two of one title, dates of every precision, and names that mean two concepts. */
export const OWN_PAPERS = [
  {
    title: 'Counting Sheep',
    arxivId: '2001.00001',
    abstract: 'We count sheep by meta-learning.',
    publishedOn: '2020-01-01',
    venue: 'ICLR',
    authors: ['Ada Lamb'],
  },
  {
    title: 'Counting sheep',
    arxivId: '2001.00002',
    abstract:
      'Sheep are counted by active learning and meta-learning. Code: https://github.com/flock/sheep/tree/main/src.',
    publishedOn: '2021-06',
    venue: 'NeurIPS',
    authors: ['Bo Ram'],
  },
  {
    title: 'Speaking Many Tongues',
    doi: '10.1234/TONGUES',
    url: 'https://example.org/tongues/',
    abstract:
      'Multilingual large language models meet multimodal large language models. Like https://github.com/other/tool does.',
    publishedOn: '2022',
    authors: [],
  },
  { title: 'A Paper Without Text', authors: ['Cy Nil'] },
];
