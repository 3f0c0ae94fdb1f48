package recast.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import recast.model.ModelBytes;

/** The artifacts of a store: written once under staging, then renamed to their number. */
final class Versions {
  private final StoreFiles files;
  private final StoreLayout layout;

  Versions(StoreFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /** Copies {@code in} to the staged payload in one pass that also measures and hashes it. */
  Payload stage(StoreLayout.Staging staging, String format, InputStream in) throws IOException {
    MessageDigest digest = Sha256.start();
    long[] bytes = new long[1];
    files.write(
        staging.payload(),
        out -> bytes[0] = copy(in, new DigestOutputStream(out, digest), Payload.LIMIT));
    return new Payload(format, bytes[0], Sha256.of(digest));
  }

  void stageManifest(StoreLayout.Staging staging, Manifest manifest) throws IOException {
    files.write(staging.manifest(), out -> out.write(manifest.print()));
  }

  /** Gives the staged version its number: the next that nobody has. */
  Version claim(StoreLayout.Staging staging) throws IOException {
    Version version = newest();
    while (true) {
      try {
        files.claim(staging.version(), layout.version(version));
        return version;
      } catch (FileAlreadyExistsException e) {
        // Another publisher was faster; its number is taken, the next may be free.
        version = version.next();
      }
    }
  }

  /** Reads the payload of {@code release} and checks it on the way. */
  ModelBytes read(Release release) throws IOException {
    Payload expected = release.payload();
    MessageDigest digest = Sha256.start();
    try (InputStream in = files.open(layout.payload(release.version()));
        InputStream bounded = new Bounded(new DigestInputStream(in, digest), expected.bytes())) {
      ModelBytes bytes = ModelBytes.read(bounded);
      if (bytes.length() != expected.bytes()) {
        throw new CorruptPayload(
            "payload of version "
                + release.version()
                + " has "
                + bytes.length()
                + " bytes, expected "
                + expected.bytes());
      }
      Sha256 found = Sha256.of(digest);
      if (!found.equals(expected.sha256())) {
        throw new CorruptPayload(
            "payload of version "
                + release.version()
                + " has SHA-256 "
                + found.brief()
                + ", expected "
                + expected.sha256().brief());
      }
      return bytes;
    }
  }

  private Version newest() throws IOException {
    int newest = 0;
    for (FileStatus child : files.list(layout.versions())) {
      newest = Math.max(newest, StoreLayout.number(child.getPath()).orElse(0));
    }
    return new Version(newest + 1);
  }

  private static long copy(InputStream in, OutputStream out, long limit) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long copied = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      copied += n;
      if (copied > limit) {
        throw new IOException("the payload has more than " + limit + " bytes, the limit");
      }
      out.write(buffer, 0, n);
    }
    return copied;
  }
}
