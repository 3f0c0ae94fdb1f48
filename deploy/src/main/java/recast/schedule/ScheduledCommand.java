package recast.schedule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import recast.cli.Arguments;
import recast.publisher.CommandCheck;

/**
 * What a schedule runs.
 *
 * @param verb {@code fit} or {@code publish}
 * @param options of the verb, without the store
 */
record ScheduledCommand(String verb, List<String> options) {
  private static final Set<String> VERBS = Set.of("fit", "publish");

  /** Their values are paths on this machine. */
  private static final List<String> FILES = CommandCheck.fileOptions();

  ScheduledCommand {
    options = List.copyOf(options);
  }

  /** Reads what stands behind {@code --}. */
  static ScheduledCommand parse(Arguments arguments) {
    List<String> words = arguments.operands();
    String verb = words.isEmpty() ? "" : words.get(0);
    List<String> options = words.subList(Math.min(1, words.size()), words.size());
    if (verb.isEmpty()) {
      arguments.problem("what to run is missing: -- fit, or -- publish, with its options");
    } else if (!VERBS.contains(verb)) {
      arguments.problem("'" + verb + "' cannot be scheduled, expected fit or publish behind --");
    }
    if (options.stream().anyMatch(word -> word.equals("--store") || word.startsWith("--store="))) {
      arguments.problem("--store belongs in front of --");
      return new ScheduledCommand(verb, options);
    }
    if (VERBS.contains(verb)) {
      // What is wrong with the store is told by the schedule itself.
      List<String> whole = new ArrayList<>(List.of("--store=/"));
      whole.addAll(options);
      CommandCheck.problems(verb, arguments, whole)
          .forEach(problem -> arguments.problem("behind '-- " + verb + "': " + problem));
    }
    return new ScheduledCommand(verb, absolute(options));
  }

  /** The whole of it, for the front door or for a program. */
  List<String> words(String store) {
    List<String> words = new ArrayList<>(List.of(verb, "--store=" + store));
    words.addAll(options);
    return words;
  }

  /** A schedule starts somewhere else than the person who makes it. */
  private static List<String> absolute(List<String> options) {
    List<String> absolute = new ArrayList<>();
    for (String word : options) {
      int equals = word.indexOf('=');
      if (equals > 0 && FILES.contains(word.substring(0, equals))) {
        absolute.add(word.substring(0, equals + 1) + absolute(word.substring(equals + 1)));
      } else if (!absolute.isEmpty() && FILES.contains(absolute.get(absolute.size() - 1))) {
        absolute.add(absolute(word));
      } else {
        absolute.add(word);
      }
    }
    return absolute;
  }

  private static String absolute(String path) {
    return CommandCheck.isAddress(path)
        ? path
        : Path.of(path).toAbsolutePath().normalize().toString();
  }
}
