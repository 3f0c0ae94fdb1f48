package recast.yarn;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.ipc.StandbyException;
import org.apache.hadoop.net.ConnectTimeoutException;
import recast.hadoop.HadoopErrors;

/**
 * A ResourceManager, a NameNode or a NodeManager that does not answer for a while: it is started
 * again, or another one takes over. A wait goes on meanwhile.
 */
public final class ClusterOutage {
  private ClusterOutage() {}

  /** What does not answer, when that is why {@code failure} was thrown. */
  public static Optional<String> of(Exception failure) {
    return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
            .map(cause -> cause instanceof RemoteException e ? e.unwrapRemoteException() : cause)
            .anyMatch(ClusterOutage::isSilence)
        ? Optional.of(described(failure))
        : Optional.empty();
  }

  private static String described(Exception failure) {
    String what = failure instanceof IOException io ? HadoopErrors.of(io) : failure.getMessage();
    return "no answer, trying again: " + what;
  }

  private static boolean isSilence(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof NoRouteToHostException
        || cause instanceof SocketTimeoutException
        || cause instanceof SocketException
        || cause instanceof EOFException
        || cause instanceof StandbyException
        || cause instanceof RetriableException;
  }
}
