package recast.publisher;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How long a file is and when it was written last: what changes when somebody writes to it. */
record FileStamp(InputFile file, long bytes, long modified) {
  static FileStamp of(InputFile file) throws IOException {
    return new FileStamp(file, file.length(), file.modified());
  }

  /** What {@code in} reads, unless the file is another at its end than it was before. */
  InputStream checkedAtEnd(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        checkEnd(read);
        return read;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        checkEnd(read);
        return read;
      }
    };
  }

  private void checkEnd(int read) throws IOException {
    FileStamp now = read < 0 ? of(file) : this;
    if (!now.equals(this)) {
      throw new IOException(
          "%s has changed while it was read: expected %d bytes, found %d; publish it when it is written whole"
              .formatted(file.name(), bytes, now.bytes));
    }
  }
}
