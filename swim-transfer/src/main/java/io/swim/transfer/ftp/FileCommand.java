package io.swim.transfer.ftp;

import java.util.Map;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ftplet.DataType;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;

/** A command that moves the bytes of a file over the data connection, and gives that back. */
abstract class FileCommand implements Command {
  @Override
  public final void execute(FtpIoSession session, FtpServerContext context, FtpRequest request) {
    DataConnections data = DataConnections.of(session).orElseThrow();
    try {
      if (request.getArgument() == null) {
        throw new FtpFailure(501, "Which file?");
      }
      if (!data.isPrepared()) {
        throw new FtpFailure(425, "Use PORT or PASV first.");
      }
      move(session, data, request.getArgument());
    } catch (FtpFailure e) {
      ((TreeView) session.getFileSystemView()).refused(request, e);
      session.write(e.reply());
    } finally {
      session.resetState();
      data.close();
    }
  }

  /** Moves that file; the data connection is prepared. */
  abstract void move(FtpIoSession session, DataConnections data, String name) throws FtpFailure;

  static boolean isText(FtpIoSession session) {
    return session.getDataType() == DataType.ASCII;
  }

  /** For the record. */
  static Map<String, String> options(FtpIoSession session, DataConnections data) {
    return Map.of("type", isText(session) ? "A" : "I", "mode", data.mode());
  }
}
