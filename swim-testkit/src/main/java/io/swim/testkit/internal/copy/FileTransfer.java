package io.swim.testkit.internal.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/** A protocol a device fetches and sends files with. Failures of it are {@link TransferFailure}. */
public interface FileTransfer {
  void get(InetSocketAddress server, String file, OutputStream to) throws IOException;

  void put(InetSocketAddress server, String file, InputStream from, long size) throws IOException;
}
