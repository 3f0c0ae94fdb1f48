package recast.testkit;

import java.util.List;
import java.util.stream.Stream;

/** Finds what was left behind, and what is to be killed. */
public final class Processes {
  private Processes() {}

  /** The command lines of all processes that work in {@code directory}. */
  public static List<String> of(String directory) {
    return in(directory).map(Processes::commandLine).toList();
  }

  /** The Java processes that run {@code mainClass} for the application {@code id}. */
  public static List<ProcessHandle> java(String id, String mainClass) {
    // The directory of its log is named after the application.
    return in("/" + id + "/")
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .filter(process -> commandLine(process).contains(" " + mainClass + " "))
        .toList();
  }

  /** The command line of the one Java process that runs {@code mainClass} for {@code id}. */
  public static String commandLine(String id, String mainClass) {
    return commandLine(java(id, mainClass).get(0));
  }

  private static Stream<ProcessHandle> in(String directory) {
    return ProcessHandle.allProcesses().filter(process -> commandLine(process).contains(directory));
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}
