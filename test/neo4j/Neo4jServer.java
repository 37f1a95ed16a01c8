import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j server for the tests, from its jars alone: Neo4jServer.java HOME PORT AUTH(true|false).
 * Prints "ready" once Bolt listens; ends when its standard input does, so it never outlives its parent.
 */
public class Neo4jServer {
  public static void main(String[] arguments) throws Exception {
    SocketAddress address = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
    DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, address)
        .setConfig(BoltConnector.advertised_address, address)
        .setConfig(GraphDatabaseSettings.auth_enabled, Boolean.parseBoolean(arguments[2]))
        .build();
    // The mark is set from within, not over Bolt: it can reach no database but this process's own.
    service.database("neo4j").executeTransactionally("CREATE (:PapergraphTest)");
    System.out.println("ready");
    while (System.in.read() != -1) {}
    // The files are thrown away, so nothing is shut down in order: that takes ten seconds.
    Runtime.getRuntime().halt(0);
  }
}
