package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Servers that say one thing. */
final class OneAnswer {
  private OneAnswer() {}

  /** A server that gives one answer to whoever asks, and ends the connection. */
  static InetSocketAddress says(String answer) throws IOException {
    ServerSocket listener = new ServerSocket(0, 10, TestHttp.LOOPBACK);
    Thread thread =
        new Thread(
            () -> {
              try (listener;
                  Socket client = listener.accept()) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                  int c = client.getInputStream().read();
                  if (c < 0) {
                    return;
                  }
                  head.append((char) c);
                }
                client.getOutputStream().write(answer.replace("\n", "\r\n").getBytes(ISO_8859_1));
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }
}
