import type { DocumentNode } from 'graphql';

/**
 * Parsed documents by their text; the longest unused go first. Bounded in characters, not in entries: a syntax tree takes up to a
 * hundred times its text, and anybody may send long texts.
 */
export function createDocumentCache(characters = 500_000): {
  get(text: string): DocumentNode | undefined;
  set(text: string, document: DocumentNode): void;
} {
  const documents = new Map<string, DocumentNode>();
  let size = 0;
  const forget = (text: string) => {
    if (documents.delete(text)) size -= text.length;
  };
  return {
    get(text) {
      const document = documents.get(text);
      if (document) {
        documents.delete(text);
        documents.set(text, document);
      }
      return document;
    },
    set(text, document) {
      if (text.length > characters / 10) return;
      forget(text);
      documents.set(text, document);
      size += text.length;
      for (const oldest of documents.keys()) {
        if (size <= characters) break;
        forget(oldest);
      }
    },
  };
}
