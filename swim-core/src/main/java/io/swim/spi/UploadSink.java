package io.swim.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/**
 * Takes what a device sends. Called on a server thread, never for two transfers at once: a device
 * that begins again has its earlier transfer ended first.
 */
public interface UploadSink {
  /**
   * A transfer begins; what an earlier one brought is void.
   *
   * @return where its bytes go, in order. Closed by the server; where the protocol can say so, the
   *     device hears of success only when {@code close()} has succeeded.
   * @throws IOException when nothing can be taken; the device gets an error
   */
  OutputStream begin(InetSocketAddress peer) throws IOException;

  /**
   * The transfer has ended; the file is whole only if the result is COMPLETE. What this throws is
   * logged and changes nothing for the device.
   */
  void ended(TransferRecord transfer);
}
