import { z } from 'zod';

/** Whose a link is: the paper's own, somebody else's that it uses or compares with, or not said. */
export const LinkRole = z.enum(['OWN', 'USED', 'UNSTATED']);
export type LinkRole = z.infer<typeof LinkRole>;

/** What a link that is no repository leads to. */
export const ResourceKind = z.enum([
  'PROJECT_PAGE',
  'ANONYMIZED_CODE',
  'ORGANIZATION',
  'GIST',
  'MODEL',
  'DATASET',
  'DEMO',
  'NOTEBOOK',
  'ARCHIVE',
  'DOWNLOAD',
  'VIDEO',
  'PAPER',
  'SHORTENER',
  'OTHER',
]);
export type ResourceKind = z.infer<typeof ResourceKind>;

export const LinkKind = z.enum(['REPOSITORY', ...ResourceKind.options]);
export type LinkKind = z.infer<typeof LinkKind>;

/** A code repository; `id` is "host/owner/name" without case, so that all spellings of its address have one. */
export const Repository = z.object({
  id: z.string(),
  url: z.string(),
  host: z.string(),
  owner: z.string(),
  name: z.string(),
});
export type Repository = z.infer<typeof Repository>;

/** A link that is no repository; `id` is its address without scheme, "www." and closing slash. */
export const Resource = z.object({ id: z.string(), url: z.string(), host: z.string(), kind: ResourceKind });
export type Resource = z.infer<typeof Resource>;
