package io.swim.transfer.ssh;

import io.swim.transfer.serving.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpHelper;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Where SSHD's SFTP asks us. */
final class SftpAdapters {
  private SftpAdapters() {}

  static final SftpFileSystemAccessor FILES =
      new SftpFileSystemAccessor() {
        /** The default one wants a FileChannel, which our files are not. */
        @Override
        public SeekableByteChannel openFile(
            SftpSubsystemProxy sftp,
            FileHandle handle,
            Path file,
            String name,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
          return Files.newByteChannel(file, options);
        }
      };

  /** With the numbers that version 3 has, and without the host's paths. */
  static final SftpErrorStatusDataHandler REFUSALS =
      new SftpErrorStatusDataHandler() {
        @Override
        public int resolveSubStatus(
            SftpSubsystemEnvironment sftp, int id, Throwable why, int request, Object... more) {
          int status = SftpHelper.resolveSubstatus(why);
          boolean end = request == SftpConstants.SSH_FXP_READ && why instanceof EOFException;
          return status > SftpConstants.SSH_FX_OP_UNSUPPORTED
                  || (status == SftpConstants.SSH_FX_EOF && !end)
              ? SftpConstants.SSH_FX_FAILURE
              : status;
        }

        @Override
        public String resolveErrorMessage(
            SftpSubsystemEnvironment sftp,
            int id,
            Throwable why,
            int status,
            int request,
            Object... more) {
          return status == SftpConstants.SSH_FX_EOF
              ? "End of file"
              : Printable.of(Refusal.words(why));
        }
      };

  /**
   * The client is gone, or has ended the channel with files open: some close no handle. What was
   * fetched as a whole they have, if they ended in order; what the connection took with it when it
   * broke, they need not have.
   */
  static SftpEventListener ends(ChannelSession channel) {
    return new SftpEventListener() {
      @Override
      public void exiting(ServerSession session, Handle handle) throws IOException {
        if (handle instanceof FileHandle open
            && open.getFileChannel() instanceof OpenFile file
            && !(file instanceof Download download
                && download.isWhole()
                && ((TransferChannel) channel).endedInOrder())) {
          file.abandon();
        }
      }
    };
  }
}
