package recast.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one verb of a program and turns whatever happens into a message and an exit code. */
public final class CommandRunner {
  private final String name;
  private final Map<String, Command> verbs;
  private final PrintStream err;

  /** A program whose verbs a user knows as {@code recast VERB}. */
  public CommandRunner(Map<String, Command> verbs, PrintStream err) {
    this("recast", verbs, err);
  }

  /** A program whose verbs a user knows as {@code name VERB}. */
  public CommandRunner(String name, Map<String, Command> verbs, PrintStream err) {
    this.name = name;
    this.verbs = new TreeMap<>(verbs);
    this.err = err;
  }

  /** Runs {@code args[0]} with the rest as its arguments, with the settings of this machine. */
  public ExitCode run(String... args) {
    String conf = System.getenv("RECAST_CONF_DIR");
    try {
      return run(conf == null ? Settings.shipped() : Settings.of(Path.of(conf)), args);
    } catch (CommandException e) {
      e.getMessage().lines().forEach(problem -> err.println(name + ": " + problem));
      return e.exitCode();
    }
  }

  /** As {@link #run(String...)}, with {@code settings}. */
  public ExitCode run(Settings settings, String... args) {
    boolean debug = List.of(args).contains(Arguments.DEBUG.flag());
    String word = args.length == 0 ? "" : args[0];
    Command verb = verbs.get(word);
    if (verb == null) {
      String near =
          Suggestions.nearest(word, verbs.keySet())
              .map(meant -> "; did you mean '" + meant + "'?")
              .orElse("");
      err.println(name + ": unknown verb '" + word + "', expected one of " + verbs.keySet() + near);
      return ExitCode.USAGE;
    }
    String command = name + " " + word;
    try {
      return verb.run(
          Arguments.parse(verb.spec(), settings, List.of(args).subList(1, args.length)));
    } catch (UsageException e) {
      e.getMessage().lines().forEach(problem -> err.println(command + ": " + problem));
      err.println("See '" + command + " --help'.");
      return e.exitCode();
    } catch (CommandException e) {
      return failed(command, e.getMessage(), e, debug, e.exitCode());
    } catch (IOException e) {
      return failed(command, Messages.of(e), e, debug, ExitCode.FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(command, "interrupted", e, debug, ExitCode.FAILED);
    } catch (LinkageError e) {
      String message =
          "this installation is damaged, or its Spark is no Spark 3.5: %s; unpack or build it again"
              .formatted(e);
      return failed(command, message, e, debug, ExitCode.FAILED);
    } catch (Exception e) {
      String message = "a bug of Recast: " + e + "; run again with --debug and report it";
      return failed(command, message, e, debug, ExitCode.FAILED);
    }
  }

  /** The help of each verb, by its name. */
  public Map<String, String> help() {
    Map<String, String> pages = new TreeMap<>();
    verbs.forEach(
        (verb, command) -> pages.put(verb, HelpPage.of(name + " " + verb, command.spec())));
    return pages;
  }

  private ExitCode failed(
      String command, String message, Throwable cause, boolean debug, ExitCode exitCode) {
    if (ShutdownHook.isShuttingDown() && !debug) {
      // What fails while a signal ends the process is no news; the signal makes the exit code.
      return exitCode;
    }
    err.println(command + ": " + message);
    if (debug) {
      cause.printStackTrace(err);
    }
    return exitCode;
  }
}
