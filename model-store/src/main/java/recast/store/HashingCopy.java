package recast.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Copies a payload in one pass that also measures and hashes it. A thread of its own hashes: a
 * publish would take longer by all of that if the thread that writes did.
 */
final class HashingCopy {
  private static final int BUFFER = 1 << 20;

  private final MessageDigest digest = Sha256.start();
  private long bytes;

  /**
   * Copies all of {@code in}.
   *
   * @throws IOException also when it has more than {@code limit} bytes
   */
  Payload run(String format, InputStream in, OutputStream out, long limit) throws IOException {
    ExecutorService hasher =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "hash-payload"));
    try {
      copy(in, out, limit, hasher);
    } finally {
      hasher.shutdown();
    }
    return new Payload(format, bytes, Sha256.of(digest));
  }

  private void copy(InputStream in, OutputStream out, long limit, ExecutorService hasher)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    byte[] other = new byte[BUFFER];
    Future<?> hashing = CompletableFuture.completedFuture(null);
    for (int n = in.readNBytes(buffer, 0, BUFFER); n > 0; n = in.readNBytes(buffer, 0, BUFFER)) {
      bytes += n;
      if (bytes > limit) {
        throw new IOException("the payload has more than " + limit + " bytes, the limit");
      }
      await(hashing);
      hashing = hasher.submit(update(buffer, n));
      out.write(buffer, 0, n);
      // What was hashed before is free for the next bytes.
      byte[] free = other;
      other = buffer;
      buffer = free;
    }
    await(hashing);
  }

  private Runnable update(byte[] buffer, int length) {
    return () -> digest.update(buffer, 0, length);
  }

  private static void await(Future<?> hashing) throws IOException {
    try {
      hashing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a payload was hashed");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
