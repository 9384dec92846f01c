package io.swim.testkit.internal.client;

import java.io.IOException;
import java.io.InputStream;

/**
 * A protocol a device fetches and sends files with, from its own address. Failures of it are {@link
 * TransferFailure}. The caller's thread does the work; no more than some hundred KiB are held.
 */
public interface FileTransfer {
  /** Fetches the file to its end. */
  void get(ServerFile file, Intake to) throws IOException;

  /** Sends {@code from} to its end, which is after {@code size} bytes. */
  void put(ServerFile file, InputStream from, long size) throws IOException;
}
