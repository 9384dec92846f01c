package io.swim.testkit.internal.flash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of one new file. Not thread-safe. */
public final class BlobWriter extends OutputStream {
  private final BlobStore store;
  private final Path path;
  private final MessageDigest sha256 = digest("SHA-256");
  private final MessageDigest md5 = digest("MD5");
  private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable OutputStream file;
  private boolean committed;

  BlobWriter(BlobStore store, Path path) {
    this.store = store;
    this.path = path;
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + name, e);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    sha256.update(bytes, offset, length);
    md5.update(bytes, offset, length);
    if (memory != null && memory.size() + length > BlobStore.IN_MEMORY) {
      file = Files.newOutputStream(path);
      memory.writeTo(file);
      memory = null;
    }
    if (memory != null) {
      memory.write(bytes, offset, length);
    } else if (file != null) {
      file.write(bytes, offset, length);
    }
  }

  /** Ends writing and keeps the bytes. */
  public Blob commit() throws IOException {
    committed = true;
    String key = HexFormat.of().formatHex(sha256.digest());
    String sum = HexFormat.of().formatHex(md5.digest());
    if (memory != null) {
      return store.keep(key, sum, memory.toByteArray());
    }
    if (file != null) {
      file.close();
    }
    return store.keep(key, sum, path);
  }

  @Override
  public void close() throws IOException {
    if (!committed && file != null) {
      file.close();
      Files.deleteIfExists(path);
    }
  }
}
