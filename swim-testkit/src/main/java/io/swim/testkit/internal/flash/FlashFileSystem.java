package io.swim.testkit.internal.flash;

import io.swim.testkit.internal.flash.FlashException.Reason;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** One file system of a device, for instance {@code flash:}. Thread-safe. */
public final class FlashFileSystem {
  private static final int LONGEST_NAME = 127;

  private final String name;
  private final long totalBytes;
  private final BlobStore store;
  private final Clock clock;
  private final BooleanSupplier full;
  private final BooleanSupplier keepsRoom;
  private final Map<String, FlashFile> files = new LinkedHashMap<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private long beingWritten;
  private long deletedBytes;
  private int nextIndex = 2;

  /**
   * @param full when true, nothing can be written any more
   * @param keepsRoom when true, the room of files that are deleted is not free before all is erased
   */
  public FlashFileSystem(
      String name,
      long totalBytes,
      BlobStore store,
      Clock clock,
      BooleanSupplier full,
      BooleanSupplier keepsRoom) {
    this.name = name;
    this.totalBytes = totalBytes;
    this.store = store;
    this.clock = clock;
    this.full = full;
    this.keepsRoom = keepsRoom;
  }

  /** Name without the colon. */
  public String name() {
    return name;
  }

  public long totalBytes() {
    return totalBytes;
  }

  /** Where the bytes of its files are kept. */
  public BlobStore store() {
    return store;
  }

  public synchronized long freeBytes() {
    if (full.getAsBoolean()) {
      return 0;
    }
    long used = files.values().stream().mapToLong(file -> file.blob().sizeBytes()).sum();
    return totalBytes - used - beingWritten - deletedBytes;
  }

  public synchronized List<FlashFile> files() {
    return new ArrayList<>(files.values());
  }

  public synchronized Optional<FlashFile> find(String file) {
    return Optional.ofNullable(files.get(plain(file)));
  }

  /** The file, or the error IOS gives for one that isn't there. */
  public FlashFile get(String file) throws FlashException {
    return find(file).orElseThrow(() -> new FlashException(Reason.NO_SUCH_FILE));
  }

  public synchronized void delete(String file) throws FlashException {
    FlashFile gone = files.remove(plain(file));
    if (gone == null) {
      throw new FlashException(Reason.NO_SUCH_FILE);
    }
    if (keepsRoom.getAsBoolean()) {
      deletedBytes += gone.blob().sizeBytes();
    }
  }

  /** Removes every file. */
  public synchronized void erase() {
    files.clear();
    deletedBytes = 0;
  }

  /** Puts bytes there that are stored already. */
  public synchronized void put(String file, Blob blob) throws FlashException {
    String plain = checked(file);
    FlashFile old = files.remove(plain);
    if (blob.sizeBytes() > freeBytes()) {
      if (old != null) {
        files.put(plain, old);
      }
      throw new FlashException(Reason.NO_SPACE);
    }
    files.put(plain, new FlashFile(nextIndex++, plain, blob, clock.instant()));
  }

  /** Puts bytes there before the device is sold: no fault stops it, only the size does. */
  public synchronized void load(String file, Blob blob) throws FlashException {
    String plain = checked(file);
    long used = files.values().stream().mapToLong(old -> old.blob().sizeBytes()).sum();
    if (used + blob.sizeBytes() > totalBytes) {
      throw new FlashException(Reason.NO_SPACE);
    }
    files.put(plain, new FlashFile(nextIndex++, plain, blob, clock.instant()));
  }

  /** Starts to write a file: a file of that name is gone from now on, as on the device. */
  public synchronized FlashWriter create(String file) throws FlashException {
    String plain = checked(file);
    files.remove(plain);
    return new FlashWriter(this, plain, store.write());
  }

  synchronized void reserve(long bytes) throws FlashException {
    if (bytes > freeBytes()) {
      throw new FlashException(Reason.NO_SPACE);
    }
    beingWritten += bytes;
  }

  synchronized void release(long bytes) {
    beingWritten -= bytes;
  }

  synchronized void commit(String plain, BlobWriter writer, long bytes) throws IOException {
    Blob blob = writer.commit();
    release(bytes);
    files.put(plain, new FlashFile(nextIndex++, plain, blob, clock.instant()));
  }

  /** Takes the file system for one writing operation; false when another one runs. */
  public boolean lock() {
    return busy.compareAndSet(false, true);
  }

  public void unlock() {
    busy.set(false);
  }

  private static String checked(String file) throws FlashException {
    String plain = plain(file);
    if (plain.isEmpty()
        || plain.length() > LONGEST_NAME
        || plain.indexOf(':') >= 0
        || plain.endsWith("/")
        || plain.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new FlashException(Reason.BAD_NAME);
    }
    return plain;
  }

  private static String plain(String file) {
    return file.startsWith("/") ? file.substring(1) : file;
  }
}
