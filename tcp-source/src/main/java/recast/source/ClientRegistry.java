package recast.source;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Messages;

/** The connections, and how each of them ends. Belongs to the server's thread. */
final class ClientRegistry {
  private final List<Client> clients = new ArrayList<>();
  private final SourceStats tally = new SourceStats();
  private final PrintStream err;

  /** Tells on {@code err} who comes and who goes. */
  ClientRegistry(PrintStream err) {
    this.err = err;
  }

  /** Something done to one client, which may find its connection broken. */
  interface Step {
    void apply(Client client) throws IOException;
  }

  SourceStats tally() {
    return tally;
  }

  boolean isEmpty() {
    return clients.isEmpty();
  }

  List<Client> listening() {
    return clients.stream().filter(client -> client.has(Client.State.LISTENING)).toList();
  }

  void add(Client client) {
    clients.add(client);
  }

  /** Takes {@code step} with each client; a connection that breaks ends nobody else's. */
  void each(Step step) {
    List.copyOf(clients).forEach(client -> attend(client, step));
  }

  /** Takes {@code step} with {@code client}, and lets it go if its connection is broken. */
  void attend(Client client, Step step) {
    try {
      step.apply(client);
    } catch (IOException e) {
      lose(client, e);
    }
    if (client.has(Client.State.GONE)) {
      clients.remove(client);
    }
  }

  private void lose(Client client, IOException cause) {
    tell(client, "was lost", ": " + Messages.of(cause));
    forget(client);
    try {
      client.close();
    } catch (IOException e) {
      err.println("source: cannot close a connection: " + Messages.of(e));
    }
  }

  void join(Client client, long now) {
    client.join(now);
    tally.joined();
    err.println("source: client " + client.name() + " connected");
  }

  /** Lets {@code client} go, which left or has everything. */
  void release(Client client) throws IOException {
    if (client.has(Client.State.LEAVING)) {
      tell(client, "left", "");
    }
    forget(client);
    client.close();
  }

  /**
   * Ends the connection of {@code client} in a way that it cannot take for the end of the stream.
   */
  void cut(Client client, String reason) throws IOException {
    tell(client, "was cut off", ": " + reason);
    tally.cut();
    forget(client);
    client.reset();
  }

  private void forget(Client client) {
    if (client.joined()) {
      tally.ended(client);
    }
  }

  private void tell(Client client, String what, String why) {
    if (client.joined()) {
      err.println(
          "source: client "
              + client.name()
              + " "
              + what
              + " after "
              + client.sent()
              + " records"
              + why);
    }
  }
}
