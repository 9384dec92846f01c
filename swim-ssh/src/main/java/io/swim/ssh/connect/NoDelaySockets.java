package io.swim.ssh.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets with TCP_NODELAY, which the SSH library does not set: small packets would wait for
 * acknowledgements otherwise. Keep-alive finds out about devices that vanished without a word.
 */
final class NoDelaySockets extends SocketFactory {
  private static Socket tuned(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return tuned(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return tuned(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return tuned(new Socket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return tuned(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return tuned(new Socket(host, port, local, localPort));
  }
}
