package io.swim.transfer.ssh;

import io.swim.transfer.serving.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.util.regex.Pattern;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.scp.common.ScpHelper;
import org.apache.sshd.scp.common.ScpTransferEventListener;
import org.apache.sshd.scp.common.helpers.ScpAckInfo;
import org.jspecify.annotations.Nullable;

/** SSHD's SCP, with two more checks of what the client says. */
final class ScpDialogue extends ScpHelper {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "C[0-7]{3,5} \\d{1,18} [^/\\p{Cntrl}]+"
              + "|D[0-7]{3,5} 0 [^/\\p{Cntrl}]+"
              + "|T\\d{1,18} \\d{1,6} \\d{1,18} \\d{1,6}"
              + "|E");

  private final ScpFiles files;

  ScpDialogue(
      Session session, ScpInput input, OutputStream output, FileSystem system, ScpFiles files) {
    super(session, input, output, system, files, ScpTransferEventListener.EMPTY);
    this.files = files;
  }

  /**
   * SSHD fails with exceptions of any kind at a message that makes no sense, and logs it as it is.
   */
  @Override
  protected @Nullable ScpAckInfo receiveNextCmd() throws IOException {
    ScpAckInfo next = super.receiveNextCmd();
    if (next == null || next.getStatusCode() == ScpAckInfo.OK) {
      return next;
    }
    String line = Printable.of(String.valueOf(next.getLine()));
    if (next.getStatusCode() == ScpAckInfo.WARNING) {
      log.debug("{} leaves out a file: {}", getSession(), line);
      return ScpAckInfo.OK_ACK_INFO;
    } else if (next.getStatusCode() == ScpAckInfo.ERROR) {
      throw files.refused(next);
    } else if (!MESSAGE.matcher(next.getLine()).matches()) {
      throw new IOException("no SCP message is: " + line);
    }
    return next;
  }

  /** SSHD goes on after a warning, and sends a file to a client that has refused it. */
  @Override
  protected void validateCommandStatusCode(
      String command, Object location, ScpAckInfo answer, boolean mayEnd) throws IOException {
    if (answer.getStatusCode() != ScpAckInfo.OK) {
      throw files.refused(answer);
    }
  }
}
