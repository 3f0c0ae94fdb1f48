package recast.hadoop;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.hadoop.hdfs.protocol.NSQuotaExceededException;
import org.apache.hadoop.hdfs.protocol.QuotaByStorageTypeExceededException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.StandbyException;
import org.apache.hadoop.net.ConnectTimeoutException;
import org.apache.hadoop.security.AccessControlException;

/** Explains in one line why Hadoop failed, with the remedy. */
public final class HadoopErrors {
  private static final String RIGHT = "; ask the owner of the directory for the right to do this";
  private static final String LARGER = "'recast prune' makes room, or ask for a larger quota";
  private static final String DATANODES =
      "'hdfs dfsadmin -report' tells which datanodes are up and what room they have";

  private HadoopErrors() {}

  /** Hadoop wraps what happened on the other side, so the whole chain of causes is looked at. */
  public static String of(IOException failure) {
    String outermost = firstLine(failure);
    for (Throwable cause : causes(failure)) {
      Optional<String> known =
          network(cause, outermost)
              .or(() -> KerberosErrors.of(cause, withoutStop(firstLine(cause))))
              .or(() -> hdfs(cause))
              .or(() -> fileSystem(cause));
      if (known.isPresent()) {
        return known.get();
      }
    }
    return outermost;
  }

  /**
   * Whether nobody has answered, or nobody who is active, for as long as a client is patient: the
   * next call would wait as long.
   */
  public static boolean isUnanswered(IOException failure) {
    return causes(failure).stream()
        .anyMatch(cause -> isSilence(cause) || cause instanceof StandbyException);
  }

  private static Optional<String> network(Throwable cause, String outermost) {
    if (isSilence(cause) || isCut(cause)) {
      String call =
          outermost
              .replaceFirst("(; :|[.] ch :|; *For more details|, while invoking).*", "")
              .replaceFirst(
                  "^End of File Exception between local host is: (.*); destination host is:",
                  "the connection broke from $1 to");
      return Optional.of(
          "nobody answers (" + call + "); is the cluster that HADOOP_CONF_DIR names up?");
    }
    if (cause instanceof StandbyException) {
      return Optional.of(
          "the NameNode that answers is on standby ("
              + withoutStop(firstLine(cause))
              + "); a failover may be under way, try again in a minute");
    }
    if (cause instanceof UnknownHostException) {
      return Optional.of(
          "unknown host " + firstLine(cause) + "; check the address and HADOOP_CONF_DIR");
    }
    return Optional.empty();
  }

  private static boolean isSilence(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof SocketTimeoutException
        || cause instanceof NoRouteToHostException;
  }

  /** The server went while it was asked; of a file that is read the end has no such message. */
  private static boolean isCut(Throwable cause) {
    return cause instanceof EOFException && firstLine(cause).contains("destination host");
  }

  /** What an HDFS that answers does not do. */
  private static Optional<String> hdfs(Throwable cause) {
    String message = withoutStop(firstLine(cause));
    if (cause instanceof RemoteException remote && isBroken(remote)) {
      // What it says, if anything, is for Hadoop's administrators: --debug and its log have it.
      return Optional.of(
          "HDFS has failed inside; a NameNode that goes down or comes up may do that, try again in a"
              + " minute, else its log has the reason");
    }
    if (cause instanceof NSQuotaExceededException) {
      return Optional.of(message + "; " + LARGER + ": hdfs dfsadmin -setQuota");
    }
    if (cause instanceof DSQuotaExceededException
        || cause instanceof QuotaByStorageTypeExceededException) {
      return Optional.of(
          message
              + "; HDFS wants room for a whole block and its copies; "
              + LARGER
              + ": hdfs dfsadmin -setSpaceQuota");
    }
    if (message.contains("in safe mode")) {
      return Optional.of(
          message
              + "; it takes no changes until it has left that: soon after a start by itself, else by"
              + " 'hdfs dfsadmin -safemode leave'");
    }
    if (cause instanceof BlockMissingException missing) {
      return Optional.of("no datanode gives a block of " + missing.getFile() + "; " + DATANODES);
    }
    if (message.contains("could only be written to")
        || message.contains("Unable to create new block")
        || message.contains("Could not get block locations")
        || message.contains("are bad. Aborting")
        || message.contains("replace a bad datanode")) {
      return Optional.of("no datanode takes a block (" + message + "); " + DATANODES);
    }
    return Optional.empty();
  }

  /** Whether the other side did not refuse, but broke. */
  private static boolean isBroken(RemoteException remote) {
    return remote.getClassName() != null && remote.getClassName().startsWith("java.lang.");
  }

  private static Optional<String> fileSystem(Throwable cause) {
    String message = firstLine(cause);
    if (cause instanceof ParentNotDirectoryException || message.contains("(is not a directory)")) {
      // HDFS reports the latter as a lack of rights: it may not look inside a file.
      return Optional.of(message + "; a file stands where a directory is needed");
    }
    if (cause instanceof AccessControlException
        || cause instanceof java.nio.file.AccessDeniedException
        || message.contains("Permission denied")) {
      return Optional.of(message + RIGHT);
    }
    if (cause instanceof UnsupportedFileSystemException) {
      return Optional.of(message + "; expected a store such as hdfs://namenode/models/clones");
    }
    if (cause instanceof ClassNotFoundException) {
      return Optional.of(
          "no jar has "
              + message
              + "; add the one that brings this file system to the jars of SPARK_HOME");
    }
    if (cause instanceof FileNotFoundException) {
      return Optional.of(message.startsWith("File ") ? message : "missing: " + message);
    }
    return Optional.empty();
  }

  /** The failure and its causes; what the other side threw stands for the call that brought it. */
  private static List<Throwable> causes(IOException failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause instanceof RemoteException remote ? remote.unwrapRemoteException() : cause);
    }
    return causes;
  }

  /** The first line of a message, without the names of exceptions and what else is for Hadoop. */
  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message
            .lines()
            .findFirst()
            .orElse(message)
            .replaceAll("(\\w+[.])+\\w+(Exception|Error): ", "")
            .replaceAll("DatanodeInfoWithStorage\\[([^,\\]]*)[^\\]]*]", "$1");
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
