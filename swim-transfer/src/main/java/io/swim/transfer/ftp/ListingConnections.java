package io.swim.transfer.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.ftpserver.DataConnectionException;
import org.apache.ftpserver.ftplet.DataConnection;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.impl.ServerDataConnectionFactory;

/** Data connections as FtpServer's listing commands want them. Neither TLS nor compression. */
final class ListingConnections implements ServerDataConnectionFactory {
  private static final int PIECE = 1 << 16;

  private final DataConnections connections;

  ListingConnections(DataConnections connections) {
    this.connections = connections;
  }

  DataConnections connections() {
    return connections;
  }

  @Override
  public DataConnection openConnection() throws IOException {
    SocketChannel channel = connections.open(() -> false);
    return new DataConnection() {
      @Override
      public void transferToClient(FtpSession session, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        int end = bytes.limit();
        while (bytes.position() < end) {
          bytes.limit(Math.min(end, bytes.position() + PIECE));
          connections.write(channel, bytes);
        }
        channel.close();
      }

      @Override
      public long transferFromClient(FtpSession session, OutputStream out) throws IOException {
        throw new IOException("listings only");
      }

      @Override
      public long transferToClient(FtpSession session, InputStream in) throws IOException {
        throw new IOException("listings only");
      }
    };
  }

  @Override
  public void closeDataConnection() {
    connections.close();
  }

  @Override
  public void dispose() {
    connections.close();
  }

  @Override
  public void initActiveDataConnection(InetSocketAddress address) {
    connections.aim(address.getPort());
  }

  @Override
  public InetSocketAddress initPassiveDataConnection() throws DataConnectionException {
    try {
      return new InetSocketAddress(connections.announced(), connections.listen());
    } catch (IOException e) {
      throw new DataConnectionException(e.getMessage(), e);
    }
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public void setSecure(boolean secure) {}

  @Override
  public boolean isZipMode() {
    return false;
  }

  @Override
  public void setZipMode(boolean zip) {}

  @Override
  public void setServerControlAddress(InetAddress address) {}

  /** The server looks for stalled connections itself. */
  @Override
  public boolean isTimeout(long now) {
    return false;
  }

  @Override
  public InetAddress getInetAddress() {
    return connections.announced();
  }

  @Override
  public int getPort() {
    return 0;
  }
}
