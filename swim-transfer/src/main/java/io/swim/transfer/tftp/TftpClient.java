package io.swim.transfer.tftp;

import io.swim.transfer.tftp.TftpPacket.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/**
 * A TFTP client (RFC 1350, 2347, 2348, 2349, 7440). Calls block the caller's thread; an interrupt
 * ends them with {@link java.io.InterruptedIOException} and leaves the thread's interrupt status
 * set. It copes with servers that ignore options and that go on with block 0 or 1 after 65535.
 *
 * <p>Immutable and thread-safe: each call has its own socket.
 */
public final class TftpClient {
  private final ClientSettings settings;

  TftpClient(ClientSettings settings) {
    this.settings = settings;
  }

  /** A builder with the defaults of RFC 1350: 512-byte blocks in octet mode, no option asked. */
  public static TftpClientBuilder builder() {
    return new TftpClientBuilder();
  }

  /**
   * Reads a file.
   *
   * @param to gets the bytes, in netascii mode with local line ends; flushed, not closed. On
   *     failure it has the bytes that had arrived.
   * @throws TftpException when the server refuses, breaks off or falls silent, or when the bytes
   *     are not as many as it announced
   * @throws IOException when {@code to} or the socket fails
   */
  public TftpTransfer get(InetSocketAddress server, String file, OutputStream to)
      throws IOException {
    try (ClientExchange exchange = new ClientExchange(settings, server, Kind.READ, file)) {
      return new ClientDownload(settings, exchange, to).run();
    }
  }

  /**
   * Writes a file.
   *
   * @param from read to its end, not closed
   * @param sizeBytes told to the server when the transfer size is requested
   * @throws TftpException when the server refuses, breaks off or falls silent
   * @throws IOException when {@code from} or the socket fails
   */
  public TftpTransfer put(InetSocketAddress server, String file, InputStream from, long sizeBytes)
      throws IOException {
    try (ClientExchange exchange = new ClientExchange(settings, server, Kind.WRITE, file)) {
      return new ClientUpload(settings, exchange, from, sizeBytes).run();
    }
  }
}
