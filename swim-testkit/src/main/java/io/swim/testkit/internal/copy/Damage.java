package io.swim.testkit.internal.copy;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.TransferFault.Sending;
import io.swim.testkit.internal.device.FaultBox;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.BlobStore;
import io.swim.testkit.internal.flash.BlobWriter;
import java.io.IOException;
import java.io.InputStream;

/**
 * Spoils a file that was just written, as a bad flash chip would, or one on its way out, as a bad
 * link or a bad client would.
 */
public final class Damage {
  private Damage() {}

  /** Spoils the file if a fault says so. */
  public static void apply(FaultBox faults, Located target) throws IOException {
    if (faults.has(Trait.CORRUPT_WRITES)) {
      replace(target, true);
    }
    if (faults.has(Trait.TRUNCATE_WRITES)) {
      replace(target, false);
    }
  }

  /** What is really sent of a file. */
  public static Blob sent(FaultBox faults, BlobStore store, Blob blob) throws IOException {
    Blob corrupt = faults.all().contains(Sending.CORRUPT) ? spoiled(store, blob, true) : blob;
    return faults.all().contains(Sending.TRUNCATED) ? spoiled(store, corrupt, false) : corrupt;
  }

  private static void replace(Located target, boolean flip) throws IOException {
    Blob good = target.fileSystem().get(target.file()).blob();
    target.fileSystem().put(target.file(), spoiled(target.fileSystem().store(), good, flip));
  }

  private static Blob spoiled(BlobStore store, Blob good, boolean flip) throws IOException {
    long half = good.sizeBytes() / 2;
    try (BlobWriter writer = store.write();
        InputStream in = good.open()) {
      copy(in, writer, half);
      if (flip && half < good.sizeBytes()) {
        writer.write(in.read() ^ 0x20);
        in.transferTo(writer);
      }
      return writer.commit();
    }
  }

  private static void copy(InputStream in, BlobWriter to, long length) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      to.write(buffer, 0, read);
      left -= read;
    }
  }
}
