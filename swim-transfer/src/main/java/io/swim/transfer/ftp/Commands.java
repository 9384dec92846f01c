package io.swim.transfer.ftp;

import io.swim.transfer.serving.ServedTree;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.command.CommandFactory;
import org.apache.ftpserver.command.CommandFactoryFactory;
import org.apache.ftpserver.ftplet.DefaultFtpReply;

/**
 * What a peer may say. No SITE, no checksums on demand, no TLS, no languages, no status: what a
 * device does not need for its file is not there (502).
 */
final class Commands {
  private static final List<String> OF_FTPSERVER =
      List.of(
          "ABOR", "CDUP", "CWD", "LIST", "MLSD", "MLST", "NLST", "NOOP", "OPTS", "PASS", "PWD",
          "QUIT", "REST", "RNFR", "RNTO", "STRU", "TYPE", "USER");

  /** By which clients see whether there is a file, before they fetch it or not. */
  private static final List<String> LOOKS = List.of("MDTM", "SIZE");

  private static final String[] FEATURES = {
    "Extensions supported:",
    " EPRT",
    " EPSV",
    " MDTM",
    " MLST Size;Modify;Type;Perm",
    " REST STREAM",
    " SIZE",
    " TVFS",
    " UTF8",
    "End"
  };

  private Commands() {}

  static CommandFactory all() {
    Map<String, Command> commands = new HashMap<>();
    CommandFactory theirs = new CommandFactoryFactory().createCommandFactory();
    for (String name : OF_FTPSERVER) {
      commands.put(name, theirs.getCommand(name));
    }
    for (String name : LOOKS) {
      Command look = theirs.getCommand(name);
      commands.put(
          name,
          (session, context, request) -> {
            ((TreeView) session.getFileSystemView()).looksFor(request);
            look.execute(session, context, request);
          });
    }
    BufferPool buffers = new BufferPool(BufferPool.RECEIVE_BYTES);
    commands.put("RETR", new Retrieve(new BufferPool(BufferPool.SEND_BYTES)));
    commands.put("STOR", new Store(buffers, Store.Begin.AT_OFFSET));
    commands.put("APPE", new Store(buffers, Store.Begin.AT_END));
    commands.put("DELE", new Change(250, ServedTree::delete));
    commands.put("RMD", new Change(250, ServedTree::delete));
    commands.put("MKD", new Change(257, ServedTree::makeFolder));
    commands.put("PORT", new ActiveMode(ActiveMode::port));
    commands.put("EPRT", new ActiveMode(ActiveMode::extended));
    commands.put("PASV", new PassiveMode(PassiveMode::passive));
    commands.put("EPSV", new PassiveMode(PassiveMode::extended));
    commands.put("ALLO", reply(202, "No storage allocation necessary."));
    commands.put("SYST", reply(215, "UNIX Type: L8"));
    commands.put(
        "FEAT", (session, context, request) -> session.write(new DefaultFtpReply(211, FEATURES)));
    commands.put(
        "MODE",
        (session, context, request) ->
            session.write(
                "S".equalsIgnoreCase(request.getArgument())
                    ? new DefaultFtpReply(200, "Mode is stream.")
                    : new DefaultFtpReply(504, "Stream mode only.")));
    return name -> commands.get(name.toUpperCase(Locale.ROOT));
  }

  private static Command reply(int code, String text) {
    return (session, context, request) -> session.write(new DefaultFtpReply(code, text));
  }
}
