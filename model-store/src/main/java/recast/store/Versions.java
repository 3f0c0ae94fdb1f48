package recast.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.hadoop.BoundedInputStream;
import recast.model.ModelBytes;

/** The artifacts of a store: written once under staging, then renamed to their number. */
final class Versions {
  private final AtomicFiles files;
  private final StoreLayout layout;

  Versions(AtomicFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /** Copies {@code in} to the staged payload in one pass that also measures and hashes it. */
  Payload stage(StoreLayout.Staging staging, String format, InputStream in) throws IOException {
    Payload[] staged = new Payload[1];
    files.writeLong(
        staging.payload(),
        staging::payloadPart,
        out -> staged[0] = new HashingCopy().run(format, in, out, Payload.LIMIT));
    return staged[0];
  }

  void stageManifest(StoreLayout.Staging staging, Manifest manifest) throws IOException {
    files.write(staging.manifest(), out -> out.write(manifest.toJson()));
  }

  /**
   * Gives the staged version its number: the next that nobody has.
   *
   * @param named a version that was released; its number is not given again, even if somebody has
   *     removed its directory
   */
  Version claim(StoreLayout.Staging staging, Optional<Version> named) throws IOException {
    Version version = nextFree(named);
    while (true) {
      try {
        files.claim(staging.version(), layout.version(version));
        return version;
      } catch (IOException e) {
        // Nobody else moves what is staged: if it is gone, the answer was lost, not the rename.
        if (files.status(staging.version()).isEmpty()) {
          return version;
        }
        if (!(e instanceof FileAlreadyExistsException)) {
          throw e;
        }
        // Another publisher was faster; its number is taken, the next may be free.
        version = version.next();
      }
    }
  }

  /** The versions that stand at their place, with the time at which each was written. */
  Map<Version, Instant> present() throws IOException {
    Map<Version, Instant> present = new TreeMap<>();
    for (FileStatus child : files.list(layout.versions())) {
      StoreLayout.version(child.getPath())
          .ifPresent(
              version -> present.put(version, Instant.ofEpochMilli(child.getModificationTime())));
    }
    return present;
  }

  Manifest manifest(Version version) throws IOException {
    Path path = layout.manifest(version);
    return Manifest.fromJson(files.readSmall(path, Manifest.LIMIT), path.toString());
  }

  /** Throws when the payload of {@code version} is missing or has another length than it should. */
  void checkLength(Version version, Payload expected) throws IOException {
    long found =
        files
            .status(layout.payload(version))
            .orElseThrow(
                () -> new CorruptPayloadException("version " + version + " has no payload"))
            .getLen();
    if (found != expected.bytes()) {
      throw CorruptPayloadException.ofLength(version, found, expected.bytes());
    }
  }

  /** Reads the payload of {@code version} to its end, keeps nothing, and checks it. */
  void check(Version version, Payload expected) throws IOException {
    checkLength(version, expected);
    MessageDigest digest = Sha256.start();
    try (InputStream in = files.open(layout.payload(version));
        InputStream bounded =
            new BoundedInputStream(new DigestInputStream(in, digest), expected.bytes())) {
      bounded.transferTo(OutputStream.nullOutputStream());
    }
    checkDigest(version, Sha256.of(digest), expected);
  }

  private static void checkDigest(Version version, Sha256 found, Payload expected)
      throws CorruptPayloadException {
    if (!found.equals(expected.sha256())) {
      throw new CorruptPayloadException(
          "payload of version "
              + version
              + " has SHA-256 "
              + found.brief()
              + ", expected "
              + expected.sha256().brief());
    }
  }

  /** Reads the payload of {@code release} and checks it on the way. */
  VerifiedPayload read(Release release, CancellationCheck wanted) throws IOException {
    Payload expected = release.payload();
    try (InputStream in = files.open(layout.payload(release.version()));
        DigestingInputStream digest = new DigestingInputStream(in, wanted);
        InputStream bounded = new BoundedInputStream(digest, expected.bytes())) {
      long start = System.nanoTime();
      ModelBytes bytes = ModelBytes.read(bounded);
      if (bytes.length() != expected.bytes()) {
        throw CorruptPayloadException.ofLength(release.version(), bytes.length(), expected.bytes());
      }
      checkDigest(release.version(), digest.sha256(), expected);
      return VerifiedPayload.of(bytes, System.nanoTime() - start, digest.nanos());
    }
  }

  private Version nextFree(Optional<Version> named) throws IOException {
    int highest =
        Stream.concat(present().keySet().stream(), named.stream())
            .mapToInt(Version::number)
            .max()
            .orElse(0);
    if (highest == Version.LAST) {
      throw new IOException(
          "%s leaves no number for another version; remove it if no release names it"
              .formatted(layout.version(new Version(highest))));
    }
    return new Version(highest + 1);
  }
}
