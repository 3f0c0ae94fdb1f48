package recast.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.fs.Path;
import recast.cli.Table;
import recast.store.Release;
import recast.store.StoreReader;

/** What happened, read from the store and from the output. */
final class Summary {
  private final StoreReader store;
  private final DemoAudit audit;
  private final long sent;
  private final long received;

  Summary(StoreReader store, DemoAudit audit, long sent, long received) {
    this.store = store;
    this.audit = audit;
    this.sent = sent;
    this.received = received;
  }

  /** Prints it; returns whether every record was scored by exactly one release. */
  boolean print(Path output, PrintStream out) throws IOException {
    audit.read(output);
    List<Release> releases = new ArrayList<>(store.releases(Integer.MAX_VALUE));
    Collections.reverse(releases);
    out.println();
    Table table = new Table("release", "version", "published", "first scored after");
    for (Release release : releases) {
      Long first = audit.firstScored().get(release.number());
      table.row(
          release.number().toString(),
          release.version().toString(),
          release.publishedAt().toString(),
          first == null ? "never" : first - release.publishedAt().toEpochMilli() + " ms");
    }
    table.print(out);
    long unscored = sent - audit.scored();
    out.printf("%nrecords sent by the source      %6d%n", sent);
    out.printf("records received                %6d%n", received);
    out.printf("records scored, on HDFS         %6d%n", audit.scored());
    out.printf("scored by no release            %6d%n", unscored);
    out.printf("scored by two releases          %6d%n", audit.twice() + audit.foreign());
    return unscored == 0 && audit.twice() + audit.foreign() == 0;
  }
}
