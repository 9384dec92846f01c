package io.swim.realservers;

import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until a server answers. */
final class Readiness {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int PATIENCE_MILLIS = 500;

  private Readiness() {}

  static void await(RealServer server, TransferProtocol protocol) {
    try {
      Awaitility.await()
          .atMost(LIMIT)
          .pollDelay(Duration.ZERO)
          .until(() -> answers(server, protocol));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          server.program + " does not answer at " + server.address(protocol) + ": " + server.log(),
          e);
    }
  }

  private static boolean answers(RealServer server, TransferProtocol protocol) {
    if (!server.isRunning()) {
      throw new AssertionError(server.program + " has ended: " + server.log());
    }
    return answers(server.address(protocol), protocol);
  }

  private static boolean answers(InetSocketAddress address, TransferProtocol protocol) {
    try {
      return protocol == TransferProtocol.TFTP ? answersTftp(address) : connects(address);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean connects(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      return true;
    }
  }

  /** RFC 1350 section 5: whatever comes back for a file that is not there. */
  private static boolean answersTftp(InetSocketAddress address) throws IOException {
    byte[] request = "\0\1no-such-file\0octet\0".getBytes(StandardCharsets.US_ASCII);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.send(new DatagramPacket(request, request.length, address));
      socket.receive(new DatagramPacket(new byte[600], 600));
      return true;
    }
  }
}
