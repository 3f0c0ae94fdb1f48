package recast.publisher;

import java.util.Optional;
import java.util.stream.Collectors;
import recast.cli.ShellQuoting;
import recast.cli.Suggestions;
import recast.store.ModelStore;
import recast.store.StoreException;

/** What a message says of the stores that may have been meant instead of one that is not there. */
public final class StoreSuggestions {
  private StoreSuggestions() {}

  /** Such as {@code stores nearby: /a, /b}, the most similar first; nothing when there are none. */
  public static Optional<String> nearby(ModelStore store) throws StoreException {
    String name = store.reader().name();
    String found =
        store.preflight().nearby(address -> Suggestions.distance(name, address)).stream()
            .map(path -> ShellQuoting.word(path.toString()))
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? Optional.empty() : Optional.of("stores nearby: " + found);
  }
}
