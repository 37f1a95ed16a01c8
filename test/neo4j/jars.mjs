// Neo4j's published jars, copied once from Maven Central into .neo4j/ at the project's root.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const pom = fileURLToPath(new URL('pom.xml', import.meta.url));
const cache = fileURLToPath(new URL('../../.neo4j/', import.meta.url));

/**
 * The folder of the jars that pom.xml names; one download a version.
 * @returns {Promise<string>} its path
 */
export async function neo4jJars() {
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>(.+?)<\/version>/.exec(await readFile(pom, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`No version of org.neo4j:neo4j in ${pom}.`);
  const folder = `${cache}${version}`;
  if (existsSync(folder)) return folder;
  requireCommand('mvn');
  process.stderr.write(`Fetching Neo4j ${version} from Maven Central (116 MB, once) …\n`);
  const partial = `${folder}.${process.pid}`;
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${partial}`];
  const { status } = spawnSync('mvn', ['-q', '-B', '-f', pom, ...goal], {
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  if (status !== 0) {
    await rm(partial, { recursive: true, force: true });
    throw new Error('Maven could not copy the Neo4j jars; its own message stands above.');
  }
  try {
    await rename(partial, folder);
  } catch (error) {
    // Another process was first; its copy is as good.
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** @param {'java' | 'mvn'} command */
export function requireCommand(command) {
  if (spawnSync(command, ['-version']).error) {
    throw new Error(
      `The test Neo4j needs "${command}" on the PATH: install a JDK (17 or 21) and Maven, ` +
        'or run the tests without Neo4j by leaving PAPERGRAPH_TEST_NEO4J_URI unset.',
    );
  }
}
