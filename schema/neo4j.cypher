// The graph's own schema: what identifies a node, and what is looked up. Created before any node is written.
// On the embedded engine each of these becomes an index of the same property, or of each of the same properties.
CREATE CONSTRAINT paper_id IF NOT EXISTS FOR (n:Paper) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paper_slug IF NOT EXISTS FOR (n:Paper) REQUIRE n.slug IS UNIQUE;
CREATE CONSTRAINT paper_key IF NOT EXISTS FOR (n:PaperKey) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT record_key IF NOT EXISTS FOR (n:Record) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT concept_slug IF NOT EXISTS FOR (n:Concept) REQUIRE n.slug IS UNIQUE;
CREATE CONSTRAINT concept_name IF NOT EXISTS FOR (n:ConceptName) REQUIRE n.folded IS UNIQUE;
CREATE CONSTRAINT repository_id IF NOT EXISTS FOR (n:Repository) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT resource_id IF NOT EXISTS FOR (n:Resource) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT digest_id IF NOT EXISTS FOR (n:Digest) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT lease_id IF NOT EXISTS FOR (n:Lease) REQUIRE n.id IS UNIQUE;
CREATE INDEX paper_extractor IF NOT EXISTS FOR (n:Paper) ON (n.extractorVersion);
CREATE INDEX paper_code_status IF NOT EXISTS FOR (n:Paper) ON (n.codeStatus);
CREATE INDEX concept_papers IF NOT EXISTS FOR (n:Concept) ON (n.paperCount);
CREATE INDEX concept_papers_with_code IF NOT EXISTS FOR (n:Concept) ON (n.papersWithCodeCount);
CREATE INDEX repository_url IF NOT EXISTS FOR (n:Repository) ON (n.url);
CREATE INDEX digest_title IF NOT EXISTS FOR (n:Digest) ON (n.title);
CREATE FULLTEXT INDEX paper_text IF NOT EXISTS FOR (n:Paper) ON EACH [n.title, n.abstract]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
