package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.net.ConnectTimeoutException;
import org.apache.hadoop.security.AccessControlException;

/** Says in one line why Hadoop failed and what mends it. */
public final class Diagnosis {
  private static final String RIGHT = "; ask the owner of the directory for the right to do this";

  private Diagnosis() {}

  /** Hadoop wraps what happened on the other side, so the whole chain of causes is looked at. */
  public static String of(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String known = known(cause, firstLine(failure));
      if (known != null) {
        return known;
      }
    }
    return firstLine(failure);
  }

  private static String known(Throwable cause, String outermost) {
    String message = firstLine(cause);
    if (cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof SocketTimeoutException
        || cause instanceof NoRouteToHostException) {
      String call = outermost.replaceFirst("(; *For more details|, while invoking).*", "");
      return "nobody answers (" + call + "); is the cluster that HADOOP_CONF_DIR names up?";
    }
    if (cause instanceof UnknownHostException) {
      return "unknown host " + message + "; check the address and HADOOP_CONF_DIR";
    }
    if (cause instanceof ParentNotDirectoryException || message.contains("(is not a directory)")) {
      // HDFS reports the latter as a lack of rights: it may not look inside a file.
      return message + "; a file stands where a directory is needed";
    }
    if (cause instanceof AccessControlException
        || cause instanceof java.nio.file.AccessDeniedException
        || message.contains("Permission denied")) {
      return message + RIGHT;
    }
    if (cause instanceof UnsupportedFileSystemException) {
      return message + "; expected a store such as hdfs://namenode/models/clones";
    }
    if (cause instanceof ClassNotFoundException) {
      return "no jar has "
          + message
          + "; add the one that brings this file system to the jars of SPARK_HOME";
    }
    if (cause instanceof FileNotFoundException) {
      return message.startsWith("File ") ? message : "missing: " + message;
    }
    return null;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }
}
