package io.swim.transfer.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileService;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;

/** The control connection of one session; speaks of what goes wrong in SWIM's words. */
final class FtpLink extends FTPClient {
  static final int BUFFER = 1 << 18;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** Also for the greeting: servers that look up the client's name take their time. */
  private static final Duration CONNECT = Duration.ofSeconds(30);

  private final FileService service;
  private final Patience patience;
  private final FtpFileClient.DataMode mode;
  private @Nullable Replies replies;
  private boolean passiveRefused;
  private boolean transferring;

  FtpLink(FileService service, Patience patience, FtpFileClient.DataMode mode) {
    this.service = service;
    this.patience = patience;
    this.mode = mode;
    limitConnecting();
    setControlEncoding(UTF_8.name());
    setBufferSize(BUFFER);
    setSocketFactory(new ChannelSockets());
    setServerSocketFactory(new ChannelSockets.Listening());
    // Devices leave out blanks and texts.
    setStrictReplyParsing(false);
  }

  /** For connections that are made from now on, by either side. */
  private void limitConnecting() {
    Duration silence = patience.silence();
    Duration connect = CONNECT.compareTo(silence) < 0 ? CONNECT : silence;
    setConnectTimeout((int) patience.goAhead().atMost(connect).toMillis());
    setDataTimeout(patience.goAhead().atMost(silence));
  }

  /** A connection begins in active mode, whatever was said before. */
  @Override
  protected void _connectAction_() throws IOException {
    Replies said = new Replies(_socket_, patience, Duration.ofMillis(getConnectTimeout()));
    replies = said;
    super._connectAction_(new InputStreamReader(said, UTF_8));
    said.limit(patience.silence());
    if (mode == FtpFileClient.DataMode.PASSIVE_FIRST) {
      enterLocalPassiveMode();
    }
  }

  Patience patience() {
    return patience;
  }

  FileService service() {
    return service;
  }

  @Override
  public int pasv() throws IOException {
    int reply = super.pasv();
    passiveRefused = !FTPReply.isPositiveCompletion(reply);
    return reply;
  }

  @Override
  public int epsv() throws IOException {
    int reply = super.epsv();
    passiveRefused = !FTPReply.isPositiveCompletion(reply);
    return reply;
  }

  /** After a transfer that was broken off nobody knows which reply belongs to what. */
  @Override
  public int sendCommand(String command, String arguments) throws IOException {
    if (transferring) {
      throw new IOException("a transfer was broken off before, log in again");
    }
    return super.sendCommand(command, arguments);
  }

  /**
   * Sends a command that transfers.
   *
   * @param fromByte sent with REST before it, if it is not 0
   * @return empty when the server refuses; its reply is the last one
   */
  Optional<DataChannel> transfer(String command, String argument, long fromByte)
      throws IOException {
    passiveRefused = false;
    limitConnecting();
    Optional<Socket> socket = begin(command, argument, fromByte);
    if (socket.isEmpty() && passiveRefused) {
      // For this session: a server that refuses once will refuse again.
      enterLocalActiveMode();
      socket = begin(command, argument, fromByte);
    }
    if (socket.isEmpty()) {
      return Optional.empty();
    }
    transferring = true;
    return Optional.of(DataChannel.of(socket.get().getChannel(), patience));
  }

  private Optional<Socket> begin(String command, String argument, long fromByte)
      throws IOException {
    setRestartOffset(fromByte);
    try {
      return Optional.ofNullable(_openDataConnection_(command, argument));
    } finally {
      setRestartOffset(0);
    }
  }

  /** Waits for a reply, which may take that long to come. */
  int awaitReply(Duration limit) throws IOException, InterruptedException {
    Replies said = Objects.requireNonNull(replies, "not connected");
    said.limit(limit);
    try {
      int reply = getReply();
      transferring = false;
      return reply;
    } catch (IOException e) {
      throw stopped(e);
    } finally {
      said.limit(patience.silence());
    }
  }

  private static IOException stopped(IOException e) throws InterruptedException {
    if (Replies.isStop(e)) {
      throw new InterruptedException();
    }
    return e;
  }

  /** The server's last reply, or empty. */
  String words() {
    String reply = getReplyString();
    return reply == null ? "" : reply.strip();
  }

  /** The server's last reply as a failure. */
  DriverException refused(String what, DeviceEffect effect) {
    return new DriverException(
        kind(getReplyCode()), effect, service + " refused " + what + ": " + words(), words());
  }

  private FailureKind kind(int reply) {
    return switch (reply) {
      case 421, 425, 426 -> FailureKind.UNREACHABLE;
      case 331, 332, 430, 530, 532 -> FailureKind.AUTHENTICATION;
      case 452, 552 -> FailureKind.CAPACITY;
      case 502, 504 -> FailureKind.UNSUPPORTED;
      // Old servers say that of commands that they don't know; vsftpd when it is not set up well.
      case 500 ->
          words().toUpperCase(Locale.ROOT).contains("OOPS")
              ? FailureKind.REJECTED
              : FailureKind.UNSUPPORTED;
      default -> reply >= 400 && reply < 600 ? FailureKind.REJECTED : FailureKind.PROTOCOL;
    };
  }

  boolean timedOut(IOException e) {
    return Patience.isTimeout(e);
  }

  /**
   * A connection that failed.
   *
   * @throws InterruptedException when it did because the work is to end
   */
  DriverException failed(String what, IOException e, DeviceEffect effect)
      throws InterruptedException {
    stopped(e);
    FailureKind kind =
        timedOut(e)
            ? FailureKind.TIMEOUT
            : e instanceof MalformedServerReplyException
                ? FailureKind.PROTOCOL
                : FailureKind.UNREACHABLE;
    String words = getReplyCode() >= 400 ? words() : "";
    return new DriverException(
            kind, effect, service + " failed at " + what + ": " + e.getMessage(), words)
        .withCause(e);
  }

  static boolean breaksLine(String text) {
    return text.chars().anyMatch(each -> each == '\r' || each == '\n' || each == 0);
  }

  /** Says goodbye where that is possible. */
  void hangUp() {
    try {
      if (isConnected() && replies != null) {
        replies.farewell(FAREWELL);
        quit();
      }
    } catch (IOException e) {
      // Nobody listens any more.
    } finally {
      try {
        disconnect();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }
}
