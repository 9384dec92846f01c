package io.swim.testkit.internal.push;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.Damage;
import io.swim.testkit.internal.copy.Meter;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.flash.FlashWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A file that somebody sends to the device. Whatever arrived is on flash in the end, the whole or a
 * part of it; an old file of that name is gone from the start. Used by one thread.
 */
final class Deposit extends OutputStream {
  private static final int BUFFER = 32 * 1024;

  private final NetworkDevice device;
  private final Located target;
  private final Meter meter;
  private final FlashWriter writer;
  private long kept;
  private boolean ended;

  private Deposit(NetworkDevice device, Located target) throws FlashException {
    this.device = device;
    this.target = target;
    this.meter = new Meter(device, Progress.SILENT, Kind.RESET);
    this.writer = target.fileSystem().create(target.file());
  }

  /**
   * Begins a file.
   *
   * @param expected bytes that there will be; negative where the protocol does not say
   * @throws FlashException when the name is not possible, there is no room for so much, or the file
   *     system is in use; the old file is still there then
   */
  static Deposit begin(NetworkDevice device, Located target, long expected) throws IOException {
    FlashFileSystem flash = target.fileSystem();
    if (!flash.lock()) {
      throw new FlashException(Reason.BUSY);
    }
    try {
      long old = flash.find(target.file()).map(file -> file.blob().sizeBytes()).orElse(0L);
      boolean full = device.has(Trait.FLASH_FULL);
      if (expected > flash.freeBytes() + (full ? 0 : old)) {
        throw new FlashException(Reason.NO_SPACE);
      }
      Deposit deposit = new Deposit(device, target);
      if (expected >= 0) {
        deposit.expect(expected);
      }
      return deposit;
    } catch (FlashException e) {
      flash.unlock();
      throw e;
    }
  }

  /**
   * Goes on with a file that is there, after its first {@code from} bytes; the others are dropped.
   *
   * @throws FlashException when there is no such file
   */
  static Deposit resume(NetworkDevice device, Located target, long from) throws IOException {
    Blob old = target.fileSystem().get(target.file()).blob();
    if (from < 0 || from > old.sizeBytes()) {
      throw new FlashException(Reason.BAD_NAME);
    }
    Deposit deposit = begin(device, target, -1);
    try (InputStream in = old.open()) {
      byte[] buffer = new byte[BUFFER];
      for (long left = from; left > 0; ) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        deposit.writer.write(buffer, 0, read);
        left -= read;
      }
      deposit.kept = from;
      return deposit;
    } catch (IOException e) {
      deposit.close();
      throw e;
    }
  }

  private void expect(long bytes) throws IOException {
    try {
      meter.expect(bytes);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * Where a path as clients write it is: {@code flash:x}, {@code /flash:/x}, {@code x}, and where
   * Linux or BSD is below, {@code /mnt/flash/x}, {@code /var/tmp/x}, {@code /data/x}.
   */
  static Located locate(NetworkDevice device, String path) throws FlashException {
    String plain =
        path.replaceFirst("^(\\./|/)+", "")
            .replaceFirst("^(?:mnt/(\\w+)|(var)/tmp|(data))/", "$1$2$3:");
    Located found = device.fileSystems().locate(plain);
    return new Located(found.fileSystem(), found.file().replaceFirst("^/+", ""));
  }

  /** How long the file is by now. */
  long bytes() {
    return kept + meter.bytes();
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      writer.write(bytes, offset, length);
      meter.passed(length);
    }
  }

  /** Ends the file, whole or not. */
  @Override
  public void close() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    try {
      writer.commit();
      Damage.apply(device.faults(), target);
    } finally {
      target.fileSystem().unlock();
    }
  }
}
