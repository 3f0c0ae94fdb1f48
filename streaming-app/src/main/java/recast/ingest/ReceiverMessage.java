package recast.ingest;

import recast.line.LineCounts;
import recast.plugin.PluginMessage;

/** What the executor that runs the receiver and the driver's {@link ReceiverChannel} send. */
public sealed interface ReceiverMessage extends PluginMessage {

  /**
   * The receiver's connection to the source now. Answered with an Instruction.
   *
   * @param receiver names it: one that is started again is another
   * @param counts what became of lines that were no sound records, since it was started
   */
  record Report(String receiver, SourceConnection source, LineCounts counts)
      implements ReceiverMessage {}

  /** The driver's answer to a Report: whether the receiver is to end. */
  record Instruction(boolean end) implements ReceiverMessage {}

  /** All that the receiver had is stored, and nothing more comes. Not answered. */
  record Ended() implements ReceiverMessage {}
}
