package io.swim.transfer.ssh;

import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.sshd.common.PropertyResolver;
import org.apache.sshd.common.channel.BufferedIoOutputStream;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.extensions.openssh.LimitsExtensionParser;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.UnsupportedAttributePolicy;

/**
 * SSHD's SFTP with the files of one visitor: version 3 (draft-ietf-secsh-filexfer-02), the one that
 * devices and OpenSSH speak, and of the extensions only the one that tells the limits. The others
 * would read files that are on no record, such as those that digest or copy on the server.
 */
final class Sftp extends SftpSubsystem {
  /** As OpenSSH's server takes; a client that asks for the limits then sends as much at a time. */
  private static final int MAX_WRITE = 255 * 1024;

  /** With 255 KiB reads are not faster. */
  private static final int MAX_READ = 64 * 1024;

  private static final int MAX_HANDLES = 64;

  /** Answers that wait for the client; two of the longest. */
  private static final int MAX_ANSWERS = 160 * 1024;

  /** Requests that wait for their turn; no client was seen to have more than 64. */
  private static final int MAX_AHEAD = 4096;

  private static final int SMALL_ANSWER = 64;
  private static final int MAX_PACKET = 256 * 1024;
  private final TransferThreads threads;

  private Sftp(
      ChannelSession channel, SftpSubsystemConfigurator settings, TransferThreads threads) {
    super(channel, settings);
    this.threads = threads;
  }

  /** Makes one for each channel that asks for it. */
  static SftpSubsystemFactory factory(TransferThreads threads) {
    SftpSubsystemFactory factory =
        new SftpSubsystemFactory() {
          @Override
          public Command createSubsystem(ChannelSession channel) {
            Sftp sftp = new Sftp(channel, this, threads);
            sftp.addSftpEventListener(SftpAdapters.ends(channel));
            return sftp;
          }
        };
    factory.setExecutorServiceProvider(threads::executor);
    factory.setFileSystemAccessor(SftpAdapters.FILES);
    factory.setErrorStatusDataHandler(SftpAdapters.REFUSALS);
    factory.setUnsupportedAttributePolicy(UnsupportedAttributePolicy.ThrowException);
    return factory;
  }

  static void configure(PropertyResolver server) {
    SftpModuleProperties.SFTP_VERSION.set(server, SftpConstants.SFTP_V3);
    SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, LimitsExtensionParser.NAME + "=1");
    SftpModuleProperties.MAX_READDATA_PACKET_LENGTH.set(server, MAX_READ);
    SftpModuleProperties.MAX_WRITEDATA_PACKET_LENGTH.set(server, MAX_WRITE);
    SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, MAX_HANDLES);
    CoreModuleProperties.BUFFERED_IO_OUTPUT_MAX_PENDING_WRITE_SIZE.set(server, MAX_ANSWERS);
  }

  @Override
  public void setFileSystemFactory(FileSystemFactory unused, SessionContext session)
      throws IOException {
    setFileSystem(new TreeFileSystem.ForVisitor(TransferProtocol.SFTP).createFileSystem(session));
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    threads.run(channel, this);
  }

  /** A client that sends nonsense would be held, with what it sent, until it is found silent. */
  @Override
  public int data(ChannelSession channel, byte[] bytes, int start, int length) throws IOException {
    boolean sense;
    try {
      super.data(channel, bytes, start, length);
      sense = requests.size() <= MAX_AHEAD && announced() <= MAX_PACKET;
    } catch (RuntimeException e) {
      log.debug("{} sends no packet", channel, e);
      sense = false;
    }
    if (!sense) {
      channel.close(false);
    }
    return 0;
  }

  private long announced() {
    return buffer.available() < Integer.BYTES ? 0 : buffer.rawUInt(buffer.rpos());
  }

  /**
   * When the answers are out. At nonsense SSHD would close the channel without a word, and the
   * client would wait.
   */
  @Override
  public void setExitCallback(ExitCallback callback) {
    super.setExitCallback(
        (status, words, atOnce) ->
            out.close(false).addListener(done -> callback.onExit(status, words, false)));
  }

  /** What came before the end is still answered. */
  @Override
  public void close() {
    requests.add(CLOSE);
  }

  /**
   * SSHD's writes the answer into the buffer of the request: for each answer of 24 bytes that a
   * client does not take, the 32 KiB that it had sent would be held.
   */
  @Override
  protected Buffer prepareReply(Buffer request) {
    return super.prepareReply(new ByteArrayBuffer(SMALL_ANSWER, false));
  }

  @Override
  protected void appendExtensions(Buffer answer, String versions) {
    appendOpenSSHExtensions(answer, getServerSession());
  }

  @Override
  protected void executeExtendedCommand(Buffer request, int id, String extension)
      throws IOException {
    if (extension.equals(LimitsExtensionParser.NAME)) {
      super.executeExtendedCommand(request, id, extension);
    } else {
      doUnsupportedExtension(request, id, extension);
    }
  }

  /** Not kept, but a client that sets modes and times after a copy must not fail by it. */
  @Override
  protected void setFileAttributes(Path file, Map<String, ?> attributes, LinkOption... options)
      throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
  }

  @Override
  protected void doUnsupported(Buffer request, int length, int type, int id) throws IOException {
    sendStatus(
        prepareReply(request), id, SftpConstants.SSH_FX_OP_UNSUPPORTED, "Unknown request " + type);
  }

  @Override
  public void setIoOutputStream(IoOutputStream stream) {
    out = new Answers(stream, getServerChannelSession());
  }

  /** SSHD's logs errors for each client that goes away before it has its answers. */
  private static final class Answers extends BufferedIoOutputStream {
    Answers(IoOutputStream stream, ChannelSession channel) {
      super("answers", channel.getChannelId(), stream, channel);
    }

    @Override
    protected void startWriting() throws IOException {
      if (pendingException.get() == null) {
        super.startWriting();
      }
    }

    @Override
    protected void error(String words, Object a, Object b, Object c, Object d, Throwable why) {
      log.debug("a client is gone: {}", why.toString());
    }
  }

  /** What a device sends is no error of ours. */
  @Override
  protected void error(String words, Object a, Object b, Object c, Object d, Throwable why) {
    log.debug("{} broke off: {}", getServerSession(), why.toString());
  }
}
