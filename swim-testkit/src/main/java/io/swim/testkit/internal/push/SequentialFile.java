package io.swim.testkit.internal.push;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A file of the device that is read in order; going back begins it anew. Used by one thread. */
final class SequentialFile implements Closeable {
  private final NetworkDevice device;
  private final Blob blob;
  private InputStream in;
  private long position;

  SequentialFile(NetworkDevice device, Blob blob) throws IOException {
    this.device = device;
    this.blob = Outgoing.of(device, blob);
    this.in = Outgoing.open(device, this.blob);
  }

  long size() {
    return blob.sizeBytes();
  }

  byte[] read(long offset, int length) throws IOException {
    if (offset < position) {
      in.close();
      in = Outgoing.open(device, blob);
      position = 0;
    }
    if (offset > position) {
      in.skipNBytes(Math.min(offset, blob.sizeBytes()) - position);
      position = Math.min(offset, blob.sizeBytes());
    }
    byte[] bytes = in.readNBytes(length);
    position += bytes.length;
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
