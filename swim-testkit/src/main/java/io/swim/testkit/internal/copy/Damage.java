package io.swim.testkit.internal.copy;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.FaultBox;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.BlobWriter;
import java.io.IOException;
import java.io.InputStream;

/** Spoils a file that was just written, as a bad flash chip would. */
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

  private static void replace(Located target, boolean flip) throws IOException {
    Blob good = target.fileSystem().get(target.file()).blob();
    long half = good.sizeBytes() / 2;
    try (BlobWriter writer = target.fileSystem().store().write();
        InputStream in = good.open()) {
      copy(in, writer, half);
      if (flip) {
        writer.write(in.read() ^ 0x20);
        in.transferTo(writer);
      }
      target.fileSystem().put(target.file(), writer.commit());
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
