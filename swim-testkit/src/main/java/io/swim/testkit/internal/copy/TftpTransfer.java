package io.swim.testkit.internal.copy;

import io.swim.testkit.internal.copy.TransferFailure.Kind;
import io.swim.testkit.internal.device.DeviceSpec.TransferSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** TFTP from the address of the device. */
record TftpTransfer(InetAddress local, TransferSettings settings, int blockSize)
    implements FileTransfer {
  @Override
  public void get(InetSocketAddress server, String file, OutputStream to) throws IOException {
    throw new TransferFailure(Kind.TIMED_OUT);
  }

  @Override
  public void put(InetSocketAddress server, String file, InputStream from, long size)
      throws IOException {
    throw new TransferFailure(Kind.TIMED_OUT);
  }
}
