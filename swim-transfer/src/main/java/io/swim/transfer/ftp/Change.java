package io.swim.transfer.ftp;

import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;

/** DELE, MKD and RMD: a change of one path, which the tree allows or not. */
final class Change implements Command {
  private final int success;
  private final How how;

  /** What is done to the path. */
  interface How {
    void run(ServedTree tree, String path) throws IOException;
  }

  Change(int success, How how) {
    this.success = success;
    this.how = how;
  }

  @Override
  public void execute(FtpIoSession session, FtpServerContext context, FtpRequest request) {
    session.resetState();
    TreeView view = (TreeView) session.getFileSystemView();
    try {
      if (!request.hasArgument()) {
        throw new FtpFailure(501, "Which path?");
      }
      String path = view.resolve(request.getArgument());
      how.run(view.tree(), path);
      session.write(new DefaultFtpReply(success, "\"/" + path.replace("\"", "\"\"") + "\" done."));
    } catch (IOException e) {
      FtpFailure failure = e instanceof FtpFailure known ? known : FtpFailure.of(e);
      view.refused(request, failure);
      session.write(failure.reply());
    }
  }
}
