package recast.e2e;

import java.util.List;

/** Finds what was left behind. */
final class Processes {
  private Processes() {}

  /** The command lines of all processes that work in {@code directory}. */
  static List<String> of(String directory) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(directory))
        .toList();
  }
}
